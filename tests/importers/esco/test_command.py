"""`manage.py import_esco`: what an operator types, and what is told."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from roles.importers.esco.content import release_of
from roles.importers.files import Unreadable
from roles.models import Role, Skill, Source
from tests.factories import make_role, publish_all

from .small import FILES, OCCUPATION, SKILL, small


def run(*args: object) -> tuple[str, str]:
    """What the command printed, and what it said of errors."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_esco", *map(str, args), stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{error}"
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    ("name", "release"),
    [
        ("esco_v1.2.0_classification_en_csv.zip", "1.2.0"),
        ("ESCO dataset - v1.2.1 - classification - en - csv", "1.2.1"),
        ("ESCO dataset - v1.1 - classification - en - csv.zip", "1.1.0"),
        ("v1.0.3.zip", "1.0.3"),
    ],
)
def test_the_release_is_read_from_the_name(name: str, release: str) -> None:
    assert release_of(Path("/somewhere") / name) == release


@pytest.mark.parametrize("name", ["esco", "esco-2024-05-15.zip", "my.v2files"])
def test_a_name_without_a_release_asks_for_it(name: str) -> None:
    with pytest.raises(Unreadable, match="--release"):
        release_of(Path("/somewhere") / name)


@pytest.mark.django_db
class TestRunning:
    """With two occupations, of which nobody has matched any."""

    def test_create_makes_roles_and_tells_how_many(self, tmp_path: Path) -> None:
        out, err = run(small(tmp_path / "esco v1.2.0"), "--create")
        assert Role.objects.filter(dataset="esco").count() == 2
        assert Source.objects.get(pk="esco").release == "1.2.0"
        assert "Roles added: Baker; Miller" in out
        assert "Error" not in err

    def test_a_dry_run_writes_nothing(self, tmp_path: Path) -> None:
        out, _ = run(small(tmp_path), "--release", "1.2.0", "--create", "--dry-run")
        assert "Roles added: Baker; Miller" in out
        assert not Role.objects.exists()
        assert not Source.objects.exists()

    def test_a_zip_is_read_as_a_folder_is(self, tmp_path: Path) -> None:
        zipped = shutil.make_archive(str(tmp_path / "esco_v1.2.0"), "zip", small(tmp_path / "files"))
        run(zipped, "--create")
        assert Role.objects.filter(dataset="esco").count() == 2

    def test_every_refused_row_stands_in_the_report(self, tmp_path: Path) -> None:
        text = FILES["occupationSkillRelations_en.csv"] + f"{OCCUPATION}nobody,essential,knowledge,{SKILL}grain\n"
        folder = small(tmp_path / "files", {"occupationSkillRelations_en.csv": text})
        run(folder, "--release", "1.2.0", "--create", "--report", tmp_path / "refused.csv")
        with (tmp_path / "refused.csv").open(encoding="utf-8-sig", newline="") as file:
            (row,) = csv.DictReader(file)
        assert (row["file"], row["line"], row["column"]) == ("occupationSkillRelations_en.csv", "6", "occupationUri")

    def test_faults_of_a_match_list_are_told_by_line_and_nothing_is_written(self, tmp_path: Path) -> None:
        (tmp_path / "matches.csv").write_text(
            "code,role,confirmed_by\nbaker,nobody,Kim\ncook,-,Kim\n", encoding="utf-8"
        )
        _, err = run(small(tmp_path / "files"), "--release", "1.2.0", "--create", "--matches", tmp_path / "matches.csv")
        assert "matches.csv, line 2: There is no role “nobody”" in err
        assert "matches.csv, line 3: “cook” is no occupation" in err
        assert "2 faults in the match list; nothing was written." in err
        assert not Role.objects.exists()

    def test_suggestions_become_matches_once_somebody_has_confirmed_them(self, tmp_path: Path) -> None:
        make_role(slug="bakers", name="Bakers", plural="bakers")
        publish_all()
        folder, pairs = small(tmp_path / "files"), tmp_path / "pairs.csv"
        out, _ = run(folder, "--suggest", pairs)
        assert out.startswith("1 likely pair stands in")
        assert not Source.objects.exists()
        run(folder, "--release", "1.2.0", "--matches", pairs)
        assert not Skill.objects.exists()
        pairs.write_text(pairs.read_text(encoding="utf-8").replace(",100,", ",100,Kim"), encoding="utf-8")
        run(folder, "--release", "1.2.0", "--matches", pairs)
        assert set(Skill.objects.values_list("name", flat=True)) == {"Knead dough", "Kinds of grain"}

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("occupations_en.csv", None, "There is no occupations_en.csv"),
            ("skills_en.csv", None, "There is no skills_en.csv"),
            ("skills_en.csv", "conceptUri,skillType\n", "no column “preferredLabel”"),
            ("skills_en.csv", FILES["skills_en.csv"][:-30], "ends in the middle"),
            (
                "occupations_xx.csv",
                f"conceptUri,preferredLabel,altLabels\n{OCCUPATION}baker,x,\n",
                "code of no language",
            ),
        ],
    )
    def test_what_is_not_all_of_esco_is_refused_and_nothing_is_written(
        self, tmp_path: Path, name: str, text: str | None, said: str
    ) -> None:
        _, err = run(small(tmp_path, {name: text}), "--release", "1.2.0", "--create")
        assert said in err
        assert not Source.objects.exists()

    def test_labels_are_not_to_be_the_english_ones_again(self, tmp_path: Path) -> None:
        folder = small(tmp_path / "files")
        _, err = run(folder, "--release", "1.2.0", "--create", "--labels", folder)
        assert "no names of occupations in a language other than English" in err
