"""The addresses for linkers and machines."""

from django.urls import URLPattern, URLResolver, path, register_converter

from roles.linking import exports
from roles.linking.api import api, docs

register_converter(exports.Suffix, "form")
register_converter(exports.ReferenceSuffix, "reference")

urlpatterns: list[URLPattern | URLResolver] = [
    # A page in another form: its facts and its citation, or its citation alone.
    path("roles/<slug:slug>.<form:suffix>", exports.export, name="role_export"),
    path("compare/<slug:slugs>.<form:suffix>", exports.export, name="comparison_export"),
    path("moves/<slug:start>/to/<slug:to>.<form:suffix>", exports.export, name="move_export"),
    path("salaries.<form:suffix>", exports.salary_export, name="salary_export"),
    path("skills/<slug:slug>.<reference:suffix>", exports.export, name="skill_reference"),
    path("certifications/<slug:slug>.<reference:suffix>", exports.export, name="certification_reference"),
    path("glossary/<slug:slug>.<reference:suffix>", exports.export, name="term_reference"),
    path("paths/<slug:slug>.<reference:suffix>", exports.export, name="path_reference"),
    path("api/", docs.api_docs, name="api_docs"),
    path("api/v1/openapi.json", docs.openapi_json, name="openapi_json"),
    path("api/v1/", api.urls),
]
