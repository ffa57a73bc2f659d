"""The API does what its OpenAPI document says, whatever it is asked: schemathesis asks."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from roles.linking.api import api
from roles.linking.api.openapi import address_of, examples_of_answers, plain_document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

EACH = 8
"""Questions to each operation, some of them wrong; thousands by hand find no more."""

OPERATIONS = [(operations["get"]["operationId"], path) for path, operations in plain_document(api)["paths"].items()]


@pytest.fixture(scope="module")
def schema() -> Iterator[Any]:
    """The API as a program finds it. The client behind it cannot unpack, so it asks for nothing packed.

    As with Django's own test client, a request leaves the connection open: the guide stands in its transaction.
    """
    site = get_wsgi_application()
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)

    def unpacked(environ: dict[str, Any], start: Any) -> Any:
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        return site(environ, start)

    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", unpacked)
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize(("name", "path"), OPERATIONS)
def test_an_operation_keeps_its_word(schema: Any, name: str, path: str) -> None:
    operation = schema[path]["GET"]
    modes = [operation.as_strategy(generation_mode=mode) for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)]

    @given(case=modes[0] | modes[1])
    @settings(max_examples=EACH, suppress_health_check=list(HealthCheck), database=None)
    def ask(case: Any) -> None:
        case.call_and_validate()

    ask()


@pytest.mark.parametrize(("name", "path"), OPERATIONS)
def test_each_example_is_answered_as_the_document_says(schema: Any, name: str, path: str) -> None:
    operation = schema[path]["GET"]
    address = address_of(path, operation.definition.raw)
    response = Client().get(address)
    assert response.status_code == 200
    if not response.streaming:
        assert_fits(response.json(), operation.definition.raw)


@pytest.mark.one_database
@pytest.mark.parametrize(("name", "path"), OPERATIONS)
def test_the_sample_of_an_answer_has_the_shape_that_answers_have(name: str, path: str) -> None:
    """If not: make api-samples."""
    if name != "guide":
        assert_fits(examples_of_answers()[name], plain_document(api)["paths"][path]["get"])


def assert_fits(answer: Any, operation: dict[str, Any]) -> None:
    """An answer has the shape that the document gives it, and no field that the document does not know."""
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    components = {
        name: {"additionalProperties": False, **component}
        for name, component in plain_document(api)["components"]["schemas"].items()
    }
    validator = jsonschema_rs.Draft202012Validator({**schema, "components": {"schemas": components}})
    assert [f"{list(error.instance_path)}: {error.message}" for error in validator.iter_errors(answer)] == []


@pytest.mark.one_database
def test_every_operation_and_every_error_has_an_example() -> None:
    lacking = [
        (operation["operationId"], status)
        for operation in operations_of(plain_document(api))
        for status, response in operation["responses"].items()
        for content in response.get("content", {}).values()
        if "example" not in content
    ]
    assert lacking == []


@pytest.mark.one_database
def test_every_parameter_and_every_shape_is_explained() -> None:
    document = plain_document(api)
    assert document["openapi"] == "3.1.0"
    assert document["info"]["license"]["identifier"] == "CC-BY-4.0"
    assert all(p["description"] for operation in operations_of(document) for p in operation["parameters"])
    generic = ("Listed_", "UsedShape_")
    told = document["components"]["schemas"].items()
    assert [name for name, schema in told if "description" not in schema and not name.startswith(generic)] == []


def operations_of(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every operation of the document."""
    for methods in document["paths"].values():
        assert set(methods) == {"get"}
        yield from methods.values()
