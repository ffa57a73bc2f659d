"""What a release of ESCO says of the guide's roles, and of those that it makes."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from roles.importers.content import Code, Dataset, Line, Report, Root, Standing
from roles.importers.esco import files, languages, matching
from roles.importers.esco.files import Group, Occupation
from roles.importers.esco.words import first_capital, plural
from roles.importers.files import Bundle, Unreadable
from roles.models.roles import Scheme

PLACE = 3
PUBLISHED = {"1.0.0": "2017-07-01", "1.1.0": "2022-01-01", "1.2.0": "2024-05-01", "1.2.1": "2025-12-01"}
"""{release: first day of the month in which ESCO’s site says that it came out}. Of others no date is stated."""


NAMESAKE = (
    "A role of the guide has this name. Say in a match list (--matches) whether it is the same occupation: confirm the"
    f" line that --suggest FILE writes, with “{matching.OF_ITS_OWN}” in place of the role if it is another occupation."
)


def dataset(release: str) -> Dataset:
    """ESCO as a source, in the words of its own terms of use."""
    dated = {"as_of": PUBLISHED[release], "as_of_precision": "month"} if release in PUBLISHED else {}
    source = {
        "name": "ESCO classification",
        "short_name": "ESCO",
        "source_kind": "dataset",
        "publisher": "European Commission",
        "url": "https://esco.ec.europa.eu",
        "note": "European Skills, Competences, Qualifications and Occupations: what occupations are called, and which"
        " skills and knowledge are essential or optional in them, as experts of the European labour market judge.",
        "licence": "Reuse with acknowledgement, Commission Decision 2011/833/EU",
        "licence_url": "https://eur-lex.europa.eu/eli/dec/2011/833/oj",
        "attribution": "This service uses the ESCO classification of the European Commission.",
        "modifications": "Career Guide has changed how ESCO is presented: names begin with a capital, plurals were"
        " formed, occupations are grouped by ISCO-08 sub-major group, and “optional” reads “useful”.",
        **dated,
    }
    return Dataset(matching.KEY, release, PLACE, source)


def release_of(path: Path) -> str:
    """The release that a file or folder names: “esco_v1.2.0_classification_en_csv.zip”, “ESCO dataset - v1.2.0 - …”.

    :raises Unreadable: if it names none.
    """
    found = re.search(r"(?:^|[^a-z])v(\d+\.\d+(?:\.\d+)?)(?!\.?\d)", path.resolve().name, re.IGNORECASE)
    if found is None:
        mend = "Say it: --release 1.2.0."
        raise Unreadable(str(path), "Its name does not say which release of ESCO it is (“v1.2.0”)", mend)
    return found[1] if found[1].count(".") == 2 else f"{found[1]}.0"


class Esco:
    """The content of one release. Everything is read at once: the skills and their relations take about 40 MB."""

    scheme = Scheme.ESCO.value
    roles_only_known = False

    def __init__(
        self,
        bundle: Bundle,
        report: Report,
        release: str,
        *,
        now: datetime,
        create: bool = False,
        matches: Path | None = None,
        labels: Collection[Path] = (),
    ) -> None:
        """Read the files, and which roles of the guide editors say are the same.

        :param create: also make roles of occupations that are the same as none.
        :param matches: a match list; codes of editors count as well.
        :param labels: where files in other languages are, besides those beside the English ones.
        :raises Unreadable: if the files are not ESCO's.
        :raises matching.Mismatched: if the match list has faults.
        """
        self.report, self.dataset = report, dataset(release)
        self.occupations = files.occupations(bundle, report)
        made, roles = matching.made_before(), matching.known_roles()
        matched = matching.by_code(self.occupations, made, report, now=now)
        if matches:
            matching.read_list(matches, matched, self.occupations, roles, report)
        self.names = {role.key: (role.name, role.plural) for role in roles}
        self.same = matched.same
        self.made = self._to_make(matched, made, roles, create=create)
        wanted = self.same.keys() | self.made
        self.groups = files.groups(bundle, report)
        self.needs = {
            uri: needs
            for uri, needs in files.needs(bundle, report, self.occupations, files.skills(bundle, report)).items()
            if uri in wanted
        }
        self.named = languages.named_in_languages(bundle, labels, wanted, report)

    def _to_make(
        self,
        matched: matching.Matches,
        made: Mapping[str, str],
        roles: Collection[matching.KnownRole],
        *,
        create: bool,
    ) -> set[str]:
        """Addresses of the occupations that are roles of ESCO's making: those of before, with ``create`` the rest."""
        rest = [o for uri, o in self.occupations.items() if uri not in self.same]
        before = {o.uri for o in rest if o.uri in made}
        new = [o for o in rest if o.uri not in before]
        if not create:
            if new:
                are = "1 occupation is" if len(new) == 1 else f"{len(new):,} occupations are"
                self.report.told.append(
                    f"{are} no role of the guide: --suggest FILE lists likely ones, --create makes roles of the rest."
                )
            return before
        twins = matching.namesakes((o for o in new if o.uri not in matched.own), roles)
        for occupation in (o for o in new if o.uri in twins):
            self.report.refuse(occupation.origin, "preferredLabel", occupation.label, NAMESAKE)
        return before | {o.uri for o in new if o.uri not in twins}

    def roots(self) -> Iterator[Root]:
        """Families and roles that it makes, matched roles, and the skills that any of these needs."""
        families = {self.occupations[uri].isco[:2] for uri in self.made}
        for code in sorted(families & self.groups.keys()):
            yield self._family(self.groups[code])
        skills = {need.skill.uri: need.skill for needs in self.needs.values() for need in needs}
        for uri, skill in sorted(skills.items()):
            name = first_capital(skill.label)
            fields = {"name": name, "skill_kind": skill.kind, "definition": skill.definition}
            yield Root("skill", uri, name, fields, skill.origin)
        for uri, occupation in self.occupations.items():
            if uri in self.made or uri in self.same:
                yield self._role(occupation)

    def _family(self, group: Group) -> Root:
        fields = {"name": first_capital(group.label), "description": described(group.description)}
        return Root("family", group.code, fields["name"], fields, group.origin)

    def _role(self, occupation: Occupation) -> Root:
        name = first_capital(occupation.label)
        fields: dict[str, Any] = {"name": name, "plural": plural(occupation.label)}
        fields["description"] = occupation.description
        if occupation.isco[:2] in self.groups and occupation.uri in self.made:
            fields["family"] = Code("family", occupation.isco[:2])
        return Root("role", occupation.uri, name, fields, occupation.origin, self.same.get(occupation.uri, ""))

    def rows(self, standing: Standing) -> Iterator[tuple[str, list[Line]]]:
        """What it says of each role, in the order of its occupations."""
        by_editors = matching.codes_of_editors()
        for uri, occupation in self.occupations.items():
            key = standing.keys.get(("role", uri))
            if key:
                codes = self._codes(occupation, by_editors.get(key, frozenset()))
                yield key, [*codes, *self._titles(occupation, key), *self._skills(occupation, standing)]

    def _codes(self, occupation: Occupation, by_editors: Collection[str]) -> Iterator[Line]:
        """The occupation’s address, unless an editor gave it, and its ISCO-08 unit group."""
        part = files.last_part(occupation.uri)
        if part not in by_editors:
            fields = {"scheme": Scheme.ESCO.value, "code": occupation.uri, "label": first_capital(occupation.label)}
            yield Line("externalcode", f"esco-{slugify(part)}", fields, occupation.origin)
        if occupation.isco:
            group = self.groups.get(occupation.isco)
            fields = {"scheme": Scheme.ISCO_08.value, "code": occupation.isco, "label": group.label if group else ""}
            yield Line("externalcode", f"esco-isco-08-{occupation.isco}", fields, occupation.origin)

    def _titles(self, occupation: Occupation, key: str) -> Iterator[Line]:
        """English ones but the role’s own name, then those of each language."""
        own = self.names.get(key, (occupation.label, plural(occupation.label)))
        keys: set[str] = set()
        for title in files.distinct([occupation.label, *occupation.others], *own):
            fields = {"title": first_capital(title), "source": matching.KEY}
            yield Line("othertitle", _key("esco-", title, keys), fields, occupation.origin)
        for named in self.named.get(occupation.uri, ()):
            for title in named.titles:
                fields = {"title": title, "language": named.language, "source": matching.KEY}
                yield Line("othertitle", _key(f"esco-{named.language}-", title, keys), fields, named.origin)

    def _skills(self, occupation: Occupation, standing: Standing) -> Iterator[Line]:
        """Essential ones first, each group by name."""
        needs = self.needs[occupation.uri]
        for need in sorted(needs, key=lambda need: (not need.essential, need.skill.label.casefold())):
            if ("skill", need.skill.uri) in standing.keys:
                fields = {
                    "skill": Code("skill", need.skill.uri),
                    "importance": "essential" if need.essential else "useful",
                    "judged_by": matching.KEY,
                    "source": matching.KEY,
                }
                key = f"esco-{slugify(files.last_part(need.skill.uri))}"
                yield Line("roleskill", key, fields, need.origin)

    def successors(self) -> Mapping[str, str]:
        """The CSV files do not name what took an occupation’s place."""
        return {}


def described(text: str) -> str:
    """An ISCO-08 group’s description without its sentence on the level of skill, which is about the classification."""
    return re.sub(r"\s*(?:Competent performance in m|M)ost occupations in this sub-major group requires? .*", "", text)


def _key(before: str, title: str, taken: set[str]) -> str:
    """A key of the title’s words; where Latin letters have none for it, or two titles the same, of its characters."""
    stem = slugify(title)[:80].strip("-_").replace("_", "-")
    key = f"{before}{stem}"
    if not stem or key in taken or "--" in key:
        key = f"{before}{hashlib.sha256(title.encode()).hexdigest()[:12]}"
    taken.add(key)
    return key
