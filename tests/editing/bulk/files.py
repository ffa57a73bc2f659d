"""Files as editors and others bring them, and an editor who does so without a browser."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from roles.editing.bulk.applying import moment_judged
from roles.models import SalaryFile
from tests.editing.desk import controls

UPLOAD = "/admin/salaries/"
FOR_ALL = {
    "all_country": "GB",
    "all_currency": "GBP",
    "all_source": "Pay survey",
    "all_statistic": "median",
}


def csv_of(*rows: Sequence[object], delimiter: str = ",") -> bytes:
    """Rows as CSV, every cell within quotation marks."""
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows).encode()


def workbook_of(*rows: Sequence[object], change: Callable[[Workbook], object] = lambda book: None) -> bytes:
    """Rows as a workbook of one sheet, changed as is asked for."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(workbook: bytes, name: str, content: bytes) -> bytes:
    """A workbook in which one part is another, or is added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return file.getvalue()


def cells_of(workbook: bytes) -> list[list[Any]]:
    """The values of the first sheet, formulas as they are written."""
    return [list(row) for row in load_workbook(io.BytesIO(workbook)).worksheets[0].iter_rows(values_only=True)]


def upload(client: Client, content: bytes, name: str = "pay.csv") -> HttpResponse:
    """The answer to an upload."""
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})  # type: ignore[return-value]


def taken_in(client: Client, content: bytes, name: str = "pay.csv", **matching: str) -> SalaryFile:
    """The file after its upload and the question for its columns, answered as it stands but for ``matching``."""
    answer = upload(client, content, name)
    assert answer.status_code == 302, complaint(answer)
    form = controls(client.get(answer.headers["Location"])) | matching  # type: ignore[arg-type]
    answer = client.post(answer.headers["Location"], form)  # type: ignore[assignment]
    assert answer.status_code == 302, complaint(answer)
    return SalaryFile.objects.latest("pk")


def fates(file: SalaryFile) -> list[str]:
    """The fate of each row."""
    return [fate for _, fate, *_ in file.verdicts]


def faults(file: SalaryFile) -> str:
    """What is wrong with the rows, as one text."""
    return " ".join(reason for *_, wrong in file.verdicts for _, reason in wrong)


def do(client: Client, file: SalaryFile, what: str, **form: str) -> str:
    """Apply, undo or discard a file; the text of the page that follows."""
    file.refresh_from_db()
    judged = {"judged": moment_judged(file)} if what == "apply" else {}
    answer = client.post(f"{UPLOAD}{file.pk}/{what}/", judged | form, follow=True)
    assert answer.status_code == 200
    file.refresh_from_db()
    return text_of(answer)  # type: ignore[arg-type]


def text_of(response: HttpResponse) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def complaint(response: HttpResponse) -> str:
    """What a page says is wrong."""
    return " ".join(re.findall(r'class="errorlist"[^>]*>(.*?)</ul>', response.content.decode(), re.DOTALL))
