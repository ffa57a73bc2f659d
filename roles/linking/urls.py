"""The addresses for linkers and machines."""

from django.urls import URLPattern, URLResolver, re_path

from roles.linking.cards import views as cards

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^cards/(?P<page>(?:[-\w]+/)*)(?P<digest>[0-9a-f]{16})\.png$", cards.card, name="card"),
]
