"""The addresses for linkers and machines."""

from django.urls import URLPattern, URLResolver, path

from roles.linking import feeds

urlpatterns: list[URLPattern | URLResolver] = [
    path("feeds/changes.atom", feeds.feed, name="feed"),
    path("feeds/roles/<slug:slug>.atom", feeds.role_feed, name="role_feed"),
    path("feeds/compare/<slug:slugs>.atom", feeds.comparison_feed, name="comparison_feed"),
]
