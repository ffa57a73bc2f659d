"""The page that explains the API says all that its document says, and shows what is sent."""

from typing import Any

import pytest

from roles.linking.api import api
from roles.linking.api.docs import LINES, docs_of
from roles.linking.api.openapi import plain_document
from tests.pages.drawn import Drawn, draw_content

pytestmark = pytest.mark.one_database


@pytest.fixture
def docs(settings: Any) -> Drawn:
    """The page of a site elsewhere."""
    settings.SITE_URL = "https://roles.example"
    return draw_content("api_docs", docs_of(plain_document(api)))


def test_every_operation_stands_there_with_its_parameters_and_how_to_call_it(docs: Drawn) -> None:
    for path, operations in plain_document(api)["paths"].items():
        operation = operations["get"]
        assert f"get-{operation['operationId']}" in docs.ids
        assert f"GET {path}" in docs.text
        assert operation["summary"] in docs.text
        assert all(parameter["name"] in docs.text for parameter in operation["parameters"])
    assert "curl 'https://roles.example/api/v1/search?q=produt+manger'" in docs.text


def test_samples_are_this_sites_own_and_not_endless(docs: Drawn) -> None:
    assert "guide.example.org" not in docs.html
    assert '"api_url": "https://roles.example/api/v1/roles/product-manager"' in docs.text
    assert max(sample.split("</pre>")[0].count("\n") for sample in docs.html.split("<pre")[1:]) <= LINES


def test_every_error_has_the_anchor_that_its_type_names(docs: Drawn) -> None:
    assert {f"error-{status}" for status in (404, 410, 422, 429, 500, 503)} <= set(docs.ids)
    assert len(docs.ids) == len(set(docs.ids))


def test_contents_lead_to_every_section(docs: Drawn) -> None:
    inner = [link[1:] for link in docs.links() if link.startswith("#")]
    assert set(inner) <= set(docs.ids)
    assert {"start", "rules", "roles", "salaries", "errors"} <= set(inner)
