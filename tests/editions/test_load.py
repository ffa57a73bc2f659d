"""Loading and dumping: the files and the database say the same, and an editor's work is never lost."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from roles.editions import facts as f
from roles.editions.fixtures import Loading, dump, folder, load
from roles.editions.models import Edition
from roles.editions.publish import Refused, publish
from roles.models import ComparedRole, Comparison, Dimension, Role, RoleSkill, Skill, Statement
from roles.models import Path as CareerPath
from roles.models.base import kinds
from tests.factories import (
    NOW,
    ROOTS,
    all_names,
    later,
    make,
    make_dimension,
    make_move,
    make_role,
    make_role_skill,
    make_salary,
    make_skill,
    publish_all,
    remove,
    root_fields,
    save,
)

pytestmark = pytest.mark.django_db

SKILL = ("skill", "negotiation")
SHIPPED = settings.BASE_DIR / "fixtures"


def contents(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*.json"))}


def write(path: Path, *records: tuple[type[Any], dict[str, Any]]) -> Path:
    """A fixture file with these records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([{"model": model._meta.label_lower, "fields": fields} for model, fields in records]))
    return path


def skill_file(path: Path, slug: str = "negotiation", **fields: Any) -> Path:
    return write(path / "skills" / f"{slug}.json", (Skill, root_fields(Skill, slug=slug, **fields)))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A guide in files, with one of each kind of row; nothing of it is in the database."""
    for model in ROOTS:
        for row in f.rows_of(model):
            make(row)
    make(ComparedRole, role=("project-manager", Role))
    make_salary(as_of=None, as_of_precision="not-stated", amount=None, statistic="", p25=1, p75="2.5")
    save(Role.objects.get(pk="product-manager"), description="Ünï¢ødé, “quotes” and\n\n- [[skill:negotiation]]")
    make_role(slug="agile-lead")
    dump(tmp_path)
    empty()
    return tmp_path


def empty() -> None:
    """Take every draft away, users before what they use."""
    for model in (Comparison, CareerPath, Role, Statement, *kinds().values()):
        for row in f.rows_of(model):
            row.objects.all().delete()
        model._default_manager.all().delete()


def loaded(path: Path, **options: Any) -> Loading:
    return load([path], now=options.pop("now", NOW), **options)


# --- There and back ---------------------------------------------------------------------------------


def test_loading_and_dumping_gives_the_same_files(files: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    loaded(files)
    target = tmp_path_factory.mktemp("dumped")
    dump(target)
    assert contents(target) == contents(files)


def test_the_shipped_guide_is_what_loading_and_dumping_it_gives(tmp_path: Path) -> None:
    loaded(SHIPPED)
    dump(tmp_path)
    assert contents(tmp_path) == contents(SHIPPED)


def test_loading_the_shipped_guide_twice_changes_nothing() -> None:
    loading = loaded(SHIPPED)
    assert len(loading.published) == len(loading.added) == Edition.objects.count() > 50
    again = loaded(SHIPPED, now=later(days=1))
    assert (again.added, again.updated, again.changed_by_editor, again.published) == ([], [], [], [])
    assert len(again.same) == len(loading.added)


def test_everything_loaded_is_published(files: Path) -> None:
    loading = loaded(files)
    assert loading.added == sorted(all_names())
    assert {e.name for e in Edition.objects.live(NOW)} == set(loading.added)
    assert {e.note for e in Edition.objects.all()} == {"Loaded from the shipped files"}


def test_loading_twice_changes_nothing(files: Path) -> None:
    loaded(files)
    before = {kind: list(root._default_manager.order_by("pk").values()) for kind, root in kinds().items()}
    again = loaded(files, now=later(days=1))
    assert again.same == sorted(all_names())
    assert again.published == []
    assert {kind: list(root._default_manager.order_by("pk").values()) for kind, root in kinds().items()} == before


def test_files_lie_in_a_folder_for_each_kind() -> None:
    assert (folder("role"), folder("family"), folder("site-text")) == ("roles", "families", "site-texts")


def test_a_dump_names_what_changed_and_what_is_left_over(files: Path) -> None:
    loaded(files)
    assert dump(files) == []
    save(Skill.objects.get(pk="negotiation"), name="Bargaining")
    stray = skill_file(files, "stray")
    negotiation = files / "skills" / "negotiation.json"
    assert dump(files, check=True) == [negotiation, stray]
    assert b"Bargaining" not in negotiation.read_bytes()
    assert dump(files) == [negotiation, stray]
    assert b"Bargaining" in negotiation.read_bytes()
    assert stray.exists()


# --- What is loaded and what is left alone ------------------------------------------------------------


def test_a_changed_file_is_loaded_and_published(tmp_path: Path) -> None:
    loaded(skill_file(tmp_path))
    loading = loaded(skill_file(tmp_path, name="Bargaining"), now=later(days=1))
    assert loading.updated == [SKILL]
    assert Edition.objects.live(later(days=1)).get().title == "Bargaining"


def test_what_an_editor_changed_is_left_alone_and_named(tmp_path: Path) -> None:
    loaded(skill_file(tmp_path))
    save(Skill.objects.get(), name="Haggling")
    loading = loaded(skill_file(tmp_path, name="Bargaining"), now=later(days=1))
    assert loading.changed_by_editor == [SKILL]
    assert loading.published == []
    assert Skill.objects.get().name == "Haggling"


def test_an_editors_change_stays_however_often_the_same_file_is_loaded(tmp_path: Path) -> None:
    path = skill_file(tmp_path)
    loaded(path)
    save(Skill.objects.get(), name="Haggling")
    publish_all(later(hours=1))
    for day in (1, 2):
        assert loaded(path, now=later(days=day)).changed_by_editor == [SKILL]
    assert Edition.objects.live(later(days=3)).get().title == "Haggling"


def test_an_editor_who_made_the_same_change_is_not_asked(tmp_path: Path) -> None:
    loaded(skill_file(tmp_path))
    save(Skill.objects.get(), name="Bargaining")
    loading = loaded(skill_file(tmp_path, name="Bargaining"), now=later(days=1))
    assert loading.same == [SKILL]
    assert loaded(skill_file(tmp_path, name="Haggling"), now=later(days=2)).updated == [SKILL]


def test_a_page_that_an_editor_wrote_is_not_taken_over_by_a_file(tmp_path: Path) -> None:
    make_skill(name="Haggling")
    assert loaded(skill_file(tmp_path)).changed_by_editor == [SKILL]


def test_overwriting_takes_the_files_word(tmp_path: Path) -> None:
    loaded(skill_file(tmp_path))
    save(Skill.objects.get(), name="Haggling")
    loading = loaded(skill_file(tmp_path), overwrite=True, now=later(days=1))
    assert loading.updated == [SKILL]
    assert Skill.objects.get().name == "Negotiation"
    assert loading.published == []  # the readers' page had never changed


def test_a_row_added_by_an_editor_counts_as_a_change(files: Path) -> None:
    loaded(files)
    make_role_skill(parent=Role.objects.get(pk="agile-lead"))
    assert loaded(files).changed_by_editor == [("role", "agile-lead")]


def test_a_row_gone_from_a_file_goes_from_the_database(tmp_path: Path) -> None:
    row = make_role_skill()
    dump(tmp_path)
    loaded(tmp_path)
    remove(row)
    dump(tmp_path)
    make_role_skill()
    loaded(tmp_path, now=later(days=1))
    assert not RoleSkill.objects.exists()


def test_what_an_editor_removed_stays_removed(tmp_path: Path) -> None:
    path = skill_file(tmp_path)
    loaded(path, draft=True)
    Skill.objects.all().delete()
    assert loaded(path).removed_by_editor == [SKILL]
    assert not Skill.objects.exists()
    assert loaded(path, overwrite=True).added == [SKILL]


def test_what_the_files_lack_is_named(tmp_path: Path) -> None:
    make_skill(slug="listening")
    loading = loaded(skill_file(tmp_path))
    assert loading.not_in_files == [("skill", "listening")]
    assert Skill.objects.filter(pk="listening").exists()


def test_a_draft_is_loaded_without_being_published(tmp_path: Path) -> None:
    path = skill_file(tmp_path)
    assert loaded(path, draft=True).published == []
    assert Skill.objects.get().name == "Negotiation"
    assert not Edition.objects.exists()


def test_a_draft_from_a_file_is_published_by_the_next_load(tmp_path: Path) -> None:
    path = skill_file(tmp_path)
    loaded(path, draft=True)
    assert len(loaded(path).published) == 1


def test_a_dry_run_reports_and_writes_nothing(tmp_path: Path) -> None:
    path = skill_file(tmp_path)
    loading = loaded(path, dry_run=True)
    assert (loading.added, len(loading.published)) == ([SKILL], 1)
    assert not Skill.objects.exists()
    assert not Edition.objects.exists()
    assert loaded(path).added == [SKILL]


def test_a_load_that_would_break_the_guide_writes_nothing(tmp_path: Path) -> None:
    make_role_skill()
    publish_all()
    path = skill_file(tmp_path, retired=True)
    with pytest.raises(Refused, match="refers to the skill"):
        loaded(path, overwrite=True, now=later(days=1))
    assert not Skill.objects.get().retired


def test_a_load_does_not_publish_before_what_an_editor_scheduled(tmp_path: Path) -> None:
    loaded(skill_file(tmp_path))
    save(Skill.objects.get(), name="Haggling")
    publish([SKILL], now=NOW, live_from=later(days=9))
    with pytest.raises(Refused, match="scheduled"):
        loaded(skill_file(tmp_path, name="Bargaining"), overwrite=True, now=later(days=1))
    assert Skill.objects.get().name == "Haggling"


def test_two_files_may_refer_to_each_other(tmp_path: Path) -> None:
    move = make_move()
    make_move(parent=move.to, to=move.parent)
    dump(tmp_path)
    empty()
    assert len(loaded(tmp_path).published) == 2


def test_two_dimensions_may_swap_places_in_the_files(tmp_path: Path) -> None:
    make_dimension(position=1)
    make_dimension(slug="owns", position=2)
    dump(tmp_path)
    loaded(tmp_path)
    for key, position in (("focus", 2), ("owns", 1)):
        write(tmp_path / "dimensions" / f"{key}.json", (Dimension, root_fields(Dimension, slug=key, position=position)))
    assert len(loaded(tmp_path, now=later(days=1)).updated) == 2
    assert list(Dimension.objects.values_list("pk", flat=True)) == ["owns", "focus"]


def test_a_page_that_comes_back_from_retirement_loses_its_successor(tmp_path: Path) -> None:
    first, second = make_skill(slug="first"), make_skill(slug="second")
    save(first, retired=True, successor=second)
    dump(tmp_path)
    loaded(tmp_path)
    skill_file(tmp_path, "first")
    skill_file(tmp_path, "second", retired=True, successor="first")
    loaded(tmp_path, now=later(days=1))
    assert dict(Skill.objects.values_list("pk", "successor")) == {"first": None, "second": "first"}


def test_the_order_of_records_and_names_in_a_file_is_free(tmp_path: Path) -> None:
    make_role_skill()
    make_salary()
    dump(tmp_path)
    loaded(tmp_path)
    path = tmp_path / "roles" / "product-manager.json"
    root, *rows = json.loads(path.read_text())
    shuffled = [{"fields": dict(reversed(r["fields"].items())), "model": r["model"]} for r in (root, *reversed(rows))]
    path.write_text(json.dumps(shuffled))
    assert ("role", "product-manager") in loaded(path).same


# --- The command ------------------------------------------------------------------------------------


@pytest.fixture
def told() -> StringIO:
    return StringIO()


def test_the_command_prints_what_it_did(tmp_path: Path, told: StringIO) -> None:
    make_skill(slug="listening")
    skill_file(tmp_path, "changed")
    loaded(tmp_path)
    save(Skill.objects.get(pk="changed"), name="By an editor")
    skill_file(tmp_path, "new")
    call_command("load_guide", tmp_path, stdout=told)
    assert told.getvalue().splitlines() == [
        "1 added: skill new.",
        "1 left alone, changed by an editor (--overwrite replaces them): skill changed.",
        "1 in the database, not in the files: skill listening.",
        "0 unchanged, 1 editions published.",
    ]


def test_the_command_loads_the_shipped_guide_by_default(told: StringIO) -> None:
    call_command("load_guide", stdout=told)
    assert "editions published" in told.getvalue()
    call_command("dump_guide", SHIPPED, check=True, stdout=told)


def test_the_command_says_that_a_dry_run_wrote_nothing(tmp_path: Path, told: StringIO) -> None:
    call_command("load_guide", skill_file(tmp_path), dry_run=True, stdout=told)
    assert told.getvalue().startswith("Dry run: nothing was written.\n1 added")


def test_the_command_fails_on_a_path_that_is_not_there() -> None:
    with pytest.raises(CommandError, match=r"No such file or folder: nowhere, nirvana\.json"):
        call_command("load_guide", "nowhere", "nirvana.json")


def test_the_command_tells_each_reason_against_publishing(tmp_path: Path) -> None:
    make_role_skill()
    publish_all()
    errors = StringIO()
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("load_guide", skill_file(tmp_path, retired=True), overwrite=True, stderr=errors)
    assert "“Product manager” refers to the skill “negotiation”" in errors.getvalue()


def test_the_dump_command_checks_without_writing(tmp_path: Path, told: StringIO) -> None:
    make_skill()
    with pytest.raises(CommandError, match=r"negotiation\.json"):
        call_command("dump_guide", tmp_path, check=True)
    assert contents(tmp_path) == {}
    call_command("dump_guide", tmp_path, stdout=told)
    call_command("dump_guide", tmp_path, check=True, stdout=told)


def test_the_dump_command_says_where_it_cannot_write(tmp_path: Path) -> None:
    make_skill()
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="Cannot write to"):
        call_command("dump_guide", tmp_path / "file")
