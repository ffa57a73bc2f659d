"""A release of ESCO made up for a test: `small(tmp_path)` is a complete one with two occupations and three skills."""

from collections.abc import Mapping
from pathlib import Path

OCCUPATION = "http://data.europa.eu/esco/occupation/"
SKILL = "http://data.europa.eu/esco/skill/"

FILES = {
    "occupations_en.csv": (
        "conceptUri,iscoGroup,preferredLabel,altLabels,description\n"
        f'{OCCUPATION}baker,7512,baker,"bread maker\nBread Maker\npastry cook",Bakers make bread.\n'
        f"{OCCUPATION}miller,8160,miller,,Millers grind grain.\n"
    ),
    "skills_en.csv": (
        "conceptUri,skillType,preferredLabel,description\n"
        f"{SKILL}knead,skill/competence,knead dough,Work dough by hand.\n"
        f"{SKILL}grain,knowledge,kinds of grain,Wheat and rye.\n"
        f"{SKILL}clean,skill/competence,clean equipment,Keep machines clean.\n"
    ),
    "occupationSkillRelations_en.csv": (
        "occupationUri,relationType,skillType,skillUri\n"
        f"{OCCUPATION}miller,essential,knowledge,{SKILL}grain\n"
        f"{OCCUPATION}baker,optional,knowledge,{SKILL}grain\n"
        f"{OCCUPATION}miller,optional,skill/competence,{SKILL}clean\n"
        f"{OCCUPATION}baker,essential,skill/competence,{SKILL}knead\n"
    ),
    "ISCOGroups_en.csv": (
        "code,preferredLabel,description\n"
        '75,Food processing workers,"Food processing workers make food. Competent performance in most occupations in'
        ' this sub-major group requires skills at the second ISCO skill level.\nTasks include: baking."\n'
        "7512,Bakers,They bake.\n"
        "81,Machine operators,They operate machines.\n"
        "8160,Food machine operators,They operate machines for food.\n"
    ),
}


def small(folder: Path, changed: Mapping[str, str | None] | None = None) -> Path:
    """Write the files into a folder, some of them changed, or left out where there is None."""
    folder.mkdir(exist_ok=True)
    for name, text in {**FILES, **(changed or {})}.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder
