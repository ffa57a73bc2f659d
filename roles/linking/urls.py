"""The addresses for linkers and machines."""

from django.urls import URLPattern, URLResolver, path, re_path

from roles.linking import embed_code, frames, oembed

urlpatterns: list[URLPattern | URLResolver] = [
    path("embed/", embed_code.embed_code, name="embed_code"),
    path("embed/roles/<slug:slug>/", frames.embed_role, name="embed_role"),
    path("embed/roles/<slug:slug>/salaries/", frames.embed_role_salaries, name="embed_role_salaries"),
    path("embed/compare/<slug:slugs>/salaries/", frames.embed_salaries, name="embed_salaries"),
    path("embed/compare/<slug:slugs>/<slug:row>/", frames.embed_row, name="embed_row"),
    re_path(r"^embed/.+/$", frames.embed_unknown, name="embed_unknown"),
    path("oembed/", oembed.oembed, name="oembed"),
]
