"""The preview card as a picture: its size, its margins, and that every name can be read."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from roles.domain.card import GUIDE, LAYOUT, Card
from roles.linking.cards import drawing
from roles.linking.cards.drawing import LEFT, RIGHT, ROLES, SIZE, drawn
from roles.linking.cards.typesetting import FACES, NoFace, face_of, fitted, set_text, tidy
from tests.design.stylesheet import colours

SOURCE = "United Kingdom. Average (mean or median not stated), base pay. Survey, reported by Paper, December 2025"
SENTENCE = "Product managers earn more than project managers: by £6,811\u00a0a\u00a0year, 14.7%."
LONG = (
    "Senior principal customer relationship management and stakeholder engagement transformation programme delivery"
    " director for northern Europe and the Baltics"
)
LONG_SOURCE = f"{LONG}, reported by {LONG[:70]}, December 2025"
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitän" * 4
NAMES = ("Product manager", "Product owner", "Project manager", "Programme manager", "Scrum master")


def role(name: str) -> Card:
    return Card("role", "Role · A family of roles", (name,), (0,), "£53,012", "a\u00a0year", SOURCE)


def compared(*names: str) -> Card:
    return Card("comparison", "Roles compared", names, tuple(range(len(names))), "", SENTENCE, SOURCE)


CARDS = {
    "a role": role("Product manager"),
    "without pay": Card("role", "Role", ("Scrum master",), (0,)),
    "a long name": role(LONG),
    "a word without end": role(UNBROKEN),
    "two": compared(*NAMES[:2]),
    "five": compared(*NAMES),
    "five long names": compared(*(f"{number} {LONG}" for number in range(5))),
    "a move": Card("move", "What the move takes", NAMES[:2], (1, 0), "", "£6,811 a year more, 14.7%.", SOURCE),
    "a certification": Card("certification", "Certification", ("Project Management Professional (PMP)",), (), "", LONG),
    "the guide": GUIDE,
    "a long source": Card("role", "Role", (LONG,), (0,), "£30,000 to £70,000", "a\u00a0year", LONG_SOURCE),
    "chinese": role("产品经理" * 30),
}


def picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("name", CARDS)
def test_a_card_has_its_size_weighs_little_and_stays_within_its_margins(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    png = drawn(CARDS[name])
    assert Image.open(BytesIO(png)).size == SIZE == (1200, 630)
    assert len(png) <= 60 * 1024
    monkeypatch.setattr(drawing, "_discs", lambda *_: None)  # they alone may lie on the edge
    words = picture(drawn(CARDS[name]))
    paper = Image.new("RGB", SIZE, words.getpixel((2, 2)))
    left, top, right, bottom = ImageChops.difference(words, paper).getbbox()
    assert LEFT - 2 <= left < right <= RIGHT + 2
    assert 50 <= top < bottom <= SIZE[1] - 50


def test_what_is_below_another_does_not_run_into_it() -> None:
    for size in (48, 30):
        for names in (NAMES, [LONG] * 5, [UNBROKEN] * 3):
            settings = fitted(names, (size, 30), 996, 240, gap=0.24, most=2)
            used = sum(s.height for s in settings) + round(settings[0].size * 0.24) * (len(names) - 1)
            assert used <= 240, (size, names)


def test_the_same_card_is_the_same_bytes() -> None:
    assert drawn(CARDS["five"]) == drawn(CARDS["five"])


def test_the_colours_are_those_of_the_pages() -> None:
    light = {name: colour.light for name, colour in colours().items()}
    assert tuple(light[f"role-{letter}"] for letter in "abcde") == ROLES
    names = ("surface", "ink", "ink-muted", "line", "accent")
    assert tuple(map(light.get, names)) == (drawing.SURFACE, drawing.INK, drawing.MUTED, drawing.LINE, drawing.ACCENT)


def test_whoever_draws_a_card_otherwise_raises_the_number_of_the_layout() -> None:
    """A picture drawn by another version of the library differs by a trifle; a changed layout by much more.

    If it was meant: raise LAYOUT in roles/domain/card.py, and keep the card of five as it is now beside this test.
    """
    kept = Path(__file__).parent / f"card-{LAYOUT}.png"
    assert kept.is_file(), "the card of five as it is drawn now belongs here"
    difference = ImageChops.difference(picture(drawn(CARDS["five"])), picture(kept.read_bytes()))
    assert max(ImageStat.Stat(difference).mean) < 0.2


# --- Every script ------------------------------------------------------------------------------------------

SCRIPTS = {
    "Latin": "Łódź Nguyễn Phương Şğ",
    "Greek": "Διαχειριστής έργου",
    "Cyrillic": "Менеджер по продукту",
    "Armenian": "Ծրագրի ղեկավար",
    "Georgian": "პროექტის მენეჯერი",
    "Hebrew": "מנהל מוצר (PM)",
    "Arabic": "مدير المنتج (PM) أول",
    "Persian": "مدیر پروژه",
    "Devanagari": "उत्पाद प्रबंधक",
    "Bengali": "পণ্য ব্যবস্থাপক",
    "Gujarati": "ઉત્પાદન મેનેજર",
    "Tamil": "தயாரிப்பு மேலாளர்",
    "Telugu": "ఉత్పత్తి మేనేజర్",
    "Thai": "ผู้จัดการผลิตภัณฑ์",
    "Amharic": "የምርት ሥራ አስኪያጅ",
    "Chinese, simplified": "产品经理 (PM)",
    "Chinese, traditional": "產品經理",
    "Japanese": "プロジェクトマネージャー 製品",
    "Korean": "제품 책임자",
    "money": "£€$¥₹₪₩₺₽",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_in_any_of_these_scripts_is_written_with_letters_and_never_with_boxes(script: str) -> None:
    setting = set_text(SCRIPTS[script], 48, 1000, most=1)
    glyphs = [character for character in SCRIPTS[script] if character.isalpha()]
    box = bytes(setting.font.getmask("\uffff"))
    assert all(bytes(setting.font.getmask(character)) != box for character in glyphs)


def test_arabic_letters_are_joined_and_run_from_right_to_left() -> None:
    face = set_text("مدير", 48, 1000, most=1).font
    apart = sum(face.getlength(letter) for letter in "مدير")
    assert face.getlength("مدير") < apart * 0.9
    first = Image.new("L", (400, 100))
    drawing.ImageDraw.Draw(first).text((10, 70), "مدير ......", fill=255, font=face, anchor="ls")
    left, right = first.crop((0, 0, 90, 60)), first.crop((90, 0, 400, 60))
    assert left.getbbox() is None
    assert right.getbbox() is not None


def test_a_name_that_no_face_can_write_has_the_guides_card_and_the_log_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(NoFace):
        face_of("🚀")
    assert drawn(Card("role", "", ("Rocket scientist 🚀",), (0,))) == drawn(GUIDE)
    assert "Rocket scientist 🚀" in caplog.text


def test_marks_are_composed_and_invisible_characters_need_no_face() -> None:
    assert face_of(tidy("Cafe\u0301 manager")) == FACES[0]
    assert face_of("co\u00adworker\u200b a\u00a0b") == FACES[0]


# --- Lines -------------------------------------------------------------------------------------------------


def test_lines_end_between_words_and_are_nearly_equal() -> None:
    text = "What people do, need and earn, and where it leads them"
    plain, even = (set_text(text, 40, 900, most=3, even=even).lines for even in (False, True))
    assert plain == ("What people do, need and earn, and where it leads", "them")
    assert even == ("What people do, need and", "earn, and where it leads them")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    setting = set_text(LONG, 60, 400, most=2)
    assert setting.cut
    assert len(setting.lines) == 2
    assert setting.lines[-1].endswith("…")
    assert max(setting.font.getlength(line) for line in setting.lines) <= 400


def test_the_longest_source_keeps_its_date(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(drawing, "_text", lambda _canvas, _at, setting, _colour: said.extend(setting.lines))
    drawn(CARDS["a long source"])
    assert any(line.endswith("December 2025") for line in said)


def test_a_word_too_long_for_a_line_is_torn_between_letters_with_their_marks() -> None:
    setting = set_text("प्रबंधक" * 20, 48, 300, most=40)
    assert setting.torn
    assert not any(line.startswith(("\u0902", "\u093e", "\u094d")) for line in setting.lines)


def test_no_break_is_made_at_a_no_break_space() -> None:
    assert set_text("by £6,811\u00a0a\u00a0year", 60, 400, most=3).lines == ("by", "£6,811\u00a0a\u00a0year")
