"""The addresses for linkers and machines."""

from django.urls import URLPattern, URLResolver, path, re_path, register_converter

from roles.linking import discovery, embed_code, exports, feeds, frames, oembed, sitemaps
from roles.linking.api import api, docs
from roles.linking.cards import views as cards

register_converter(exports.Suffix, "form")
register_converter(exports.ReferenceSuffix, "reference")

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^cards/(?P<page>(?:[-\w]+/)*)(?P<digest>[0-9a-f]{16})\.png$", cards.card, name="card"),
    path("feeds/changes.atom", feeds.feed, name="feed"),
    path("feeds/roles/<slug:slug>.atom", feeds.role_feed, name="role_feed"),
    path("feeds/compare/<slug:slugs>.atom", feeds.comparison_feed, name="comparison_feed"),
    path("robots.txt", discovery.robots, name="robots"),
    path("opensearch.xml", discovery.opensearch, name="opensearch"),
    path("search/suggestions/", discovery.search_suggestions, name="search_suggestions"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap_index"),
    path("sitemaps/<slug:section>-<int:number>.xml", sitemaps.sitemap_file, name="sitemap"),
    path("embed/", embed_code.embed_code, name="embed_code"),
    path("embed/roles/<slug:slug>/", frames.embed_role, name="embed_role"),
    path("embed/roles/<slug:slug>/salaries/", frames.embed_role_salaries, name="embed_role_salaries"),
    path("embed/compare/<slug:slugs>/salaries/", frames.embed_salaries, name="embed_salaries"),
    path("embed/compare/<slug:slugs>/<slug:row>/", frames.embed_row, name="embed_row"),
    re_path(r"^embed/.+/$", frames.embed_unknown, name="embed_unknown"),
    path("oembed/", oembed.oembed, name="oembed"),
    # A page in another form: its facts and its citation, or its citation alone.
    path("roles/<slug:slug>.<form:suffix>", exports.export, name="role_export"),
    path("compare/<slug:slugs>.<form:suffix>", exports.export, name="comparison_export"),
    path("moves/<slug:start>/to/<slug:to>.<form:suffix>", exports.export, name="move_export"),
    path("salaries.<form:suffix>", exports.salary_export, name="salary_export"),
    path("skills/<slug:slug>.<reference:suffix>", exports.export, name="skill_reference"),
    path("certifications/<slug:slug>.<reference:suffix>", exports.export, name="certification_reference"),
    path("glossary/<slug:slug>.<reference:suffix>", exports.export, name="term_reference"),
    path("tools/<slug:slug>.<reference:suffix>", exports.export, name="tool_reference"),
    path("paths/<slug:slug>.<reference:suffix>", exports.export, name="path_reference"),
    path("api/", docs.api_docs, name="api_docs"),
    path("api/v1/openapi.json", docs.openapi_json, name="openapi_json"),
    path("api/v1/", api.urls),
]
