"""The addresses for linkers and machines."""

from django.urls import URLPattern, URLResolver, path, register_converter

from roles.linking import exports
from roles.pages import comparisons, moves, paths, roles, vocabulary

register_converter(exports.Suffix, "form")
register_converter(exports.ReferenceSuffix, "reference")

urlpatterns: list[URLPattern | URLResolver] = [
    path("roles/<slug:slug>.<form:suffix>", exports.export, {"view": roles.role_detail}, name="role_export"),
    path(
        "compare/<slug:slugs>.<form:suffix>",
        exports.export,
        {"view": comparisons.comparison_detail},
        name="comparison_export",
    ),
    path(
        "moves/<slug:start>/to/<slug:to>.<form:suffix>",
        exports.export,
        {"view": moves.move_detail},
        name="move_export",
    ),
    path("salaries.<form:suffix>", exports.salary_export, name="salary_export"),
    path(
        "skills/<slug:slug>.<reference:suffix>",
        exports.export,
        {"view": vocabulary.skill_detail},
        name="skill_reference",
    ),
    path(
        "certifications/<slug:slug>.<reference:suffix>",
        exports.export,
        {"view": vocabulary.certification_detail},
        name="certification_reference",
    ),
    path(
        "glossary/<slug:slug>.<reference:suffix>",
        exports.export,
        {"view": vocabulary.term_detail},
        name="term_reference",
    ),
    path("paths/<slug:slug>.<reference:suffix>", exports.export, {"view": paths.path_detail}, name="path_reference"),
]
