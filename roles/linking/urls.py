"""The addresses for linkers and machines."""

from django.urls import URLPattern, URLResolver, path, re_path

from roles.linking import discovery, feeds, sitemaps
from roles.linking.cards import views as cards

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
]
