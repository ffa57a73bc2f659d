"""A page arrives as small as its client lets it be made, and whole."""

import gzip

import brotli
import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from careerguide.compression import CompressionMiddleware

BODY = b"<p>What a product manager does.</p>\n" * 50


def answered(accepts: str, *, path: str = "/roles/", response: HttpResponse | None = None) -> HttpResponse:
    request = HttpRequest()
    request.path_info = path
    request.META["HTTP_ACCEPT_ENCODING"] = accepts
    given = response or HttpResponse(BODY, headers={"ETag": '"one"'})
    return CompressionMiddleware(lambda _: given)(request)


@pytest.mark.parametrize("accepts", ["br", "gzip, deflate, br, zstd", "gzip;q=0.5, br;q=0.8"])
def test_a_client_that_takes_brotli_gets_it(accepts: str) -> None:
    response = answered(accepts)
    assert response["Content-Encoding"] == "br"
    assert brotli.decompress(response.content) == BODY
    assert response["Content-Length"] == str(len(response.content))
    assert response["Vary"] == "Accept-Encoding"
    assert response["ETag"] == 'W/"one"'


@pytest.mark.parametrize("accepts", ["gzip", "gzip, br;q=0", "gzip, br;q=0.0", "vibration, gzip"])
def test_any_other_gets_gzip(accepts: str) -> None:
    response = answered(accepts)
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == BODY
    assert response["ETag"] == 'W/"one"'


def test_one_that_takes_neither_gets_the_bytes() -> None:
    response = answered("")
    assert response.content == BODY
    assert response["ETag"] == '"one"'


def test_a_page_with_a_form_for_whoever_signed_in_is_padded() -> None:
    assert answered("gzip, br", path="/admin/roles/role/")["Content-Encoding"] == "gzip"


def test_what_is_streamed_short_or_encoded_is_left_to_gzips_rules() -> None:
    streamed = answered("gzip, br", response=StreamingHttpResponse([BODY]))
    assert gzip.decompress(b"".join(streamed)) == BODY
    assert "Content-Encoding" not in answered("gzip, br", response=HttpResponse(b"short"))
    encoded = HttpResponse(BODY, headers={"Content-Encoding": "identity"})
    assert answered("gzip, br", response=encoded).content == BODY


def test_a_picture_is_sent_as_it_is() -> None:
    picture = HttpResponse(BODY, content_type="image/png", headers={"ETag": '"one"'})
    response = answered("gzip, br", response=picture)
    assert (response.content, response["ETag"]) == (BODY, '"one"')
    assert "Content-Encoding" not in response
