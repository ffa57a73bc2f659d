"""The addresses for linkers and machines."""

from django.urls import URLPattern, URLResolver, path

from roles.linking.api import api, docs

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", docs.api_docs, name="api_docs"),
    path("api/v1/openapi.json", docs.openapi_json, name="openapi_json"),
    path("api/v1/", api.urls),
]
