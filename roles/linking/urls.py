"""The addresses for linkers and machines."""

from django.urls import URLPattern, URLResolver, path

from roles.linking.api import api, openapi

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", openapi.openapi_json, {"api": api}, name="openapi-json"),
    path("api/v1/", api.urls),
]
