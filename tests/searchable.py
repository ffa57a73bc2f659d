"""A small guide to search in, of every kind of page that search knows."""

from typing import Any

from tests import factories
from tests.factories import publish_all

PAIR = "Product manager vs project manager: what is the difference?"

ROLES = {
    "Product manager": ("Answers for the product’s results over its whole life.", ["Product lead", "PM"]),
    "Project manager": ("Takes projects from start to finish and manages the budget.", ["Delivery manager"]),
    "Product owner": ("Keeps a Scrum team’s work on the product’s priorities.", []),
    "Scrum master": ("Helps a team to organise itself.", ["Agile coach"]),
    "Data analyst": ("Finds out what figures say.", ["Business intelligence analyst", "Number cruncher"]),
    "IT manager": ("Runs the computers of an organisation.", []),
    "Paediatrician": ("Treats children.", ["Children’s doctor"]),
    "Maître d’hôtel": ("Receives guests.", ["Head waiter"]),
    "Behaviour analyst": ("Watches how people act.", []),
    "Marketing manager": ("Makes things known.", []),
}
SKILLS = {
    "Data analysis": "Reading figures in order to decide.",
    "Price modelling": "Working out what to charge.",
    "Risk management": "Seeing trouble before it comes.",
    "Organisation": "Putting things in order, tasks first.",
    "Market assessment": "Judging who would buy.",
}
TERMS = {
    "Scrum": ("A way of working in sprints.", ""),
    "Monthly active users": ("People active on the platform in a given month.", "MAU"),
    "Net promoter score": ("Would customers recommend us?", "NPS"),
    "Product backlog": ("The team’s to-do list.", ""),
    "Stakeholder": ("Whoever the result concerns.", ""),
    "On-time delivery": ("Whether it came when it should, and if not, how long the delay was.", ""),
    "Win/loss interview": ("Asking why somebody bought, or bought furniture elsewhere.", ""),
    "Judgement call": ("A decision that no rule makes.", ""),
}


def named(name: str, **fields: Any) -> dict[str, Any]:
    """The name with a slug made of it, and the other fields."""
    words = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in name.lower())
    return {"name": name, "slug": "-".join(filter(None, words.split("-"))), **fields}


def make_role(name: str, *other_titles: str, **fields: Any) -> Any:
    role = factories.make_role(**named(name, plural=f"{name}s", **fields))
    for title in other_titles:
        factories.make_other_title(parent=role, title=title)
    return role


def make_skill(name: str, definition: str) -> Any:
    return factories.make_skill(**named(name, definition=definition))


def write_guide() -> None:
    """Write the guide and publish it."""
    roles = {name: make_role(name, *titles, nutshell=text) for name, (text, titles) in ROLES.items()}
    for name, text in SKILLS.items():
        make_skill(name, text)
    for name, (text, abbreviation) in TERMS.items():
        factories.make_term(**named(name, definition=text, abbreviation=abbreviation))
    institute = {"issuer": "Project Management Institute", "issuer_abbreviation": "PMI"}
    factories.make_certification(**named("Project Management Professional", abbreviation="PMP", **institute))
    factories.make_certification(**named("Certified ScrumMaster", abbreviation="CSM", issuer="Scrum Alliance"))
    factories.make_comparison(
        roles["Product manager"],
        roles["Project manager"],
        heading=PAIR,
        standfirst="One answers for the product, the other for the project.",
    )
    path = factories.make_path(**named("Product career path", description="It ends at the boardroom table."))
    factories.make_step(parent=path, title="Associate product manager")
    publish_all()


FIRST_HITS = {
    # by name
    "product manager": "Product manager",
    "Product Manager": "Product manager",
    "  product   manager ": "Product manager",
    "manager, product": "Product manager",
    "scrum": "Scrum",
    "scrum master": "Scrum master",
    "IT manager": "IT manager",
    # by another name or an abbreviation
    "product lead": "Product manager",
    "agile coach": "Scrum master",
    "PMP": "Project Management Professional",
    "pmi": "Project Management Professional",
    "CSM": "Certified ScrumMaster",
    "MAU": "Monthly active users",
    "nps": "Net promoter score",
    # while typing
    "produ": "Product owner",
    "project man": "Project manager",
    "data ana": "Data analyst",
    "managem": "Risk management",
    # plurals
    "product managers": "Product manager",
    "stakeholders": "Stakeholder",
    "judgment calls": "Judgement call",
    # British and American
    "organization": "Organisation",
    "price modeling": "Price modelling",
    "behavior analyst": "Behaviour analyst",
    "pediatrician": "Paediatrician",
    # accents, hyphens, apostrophes, words run together or parted
    "maitre d'hotel": "Maître d’hôtel",
    "MAÎTRE D’HÔTEL": "Maître d’hôtel",
    "on time delivery": "On-time delivery",
    "on-time-delivery": "On-time delivery",
    "win loss interview": "Win/loss interview",
    "children's doctor": "Paediatrician",
    "scrummaster": "Scrum master",
    "back log": "Product backlog",
    "stake holder": "Stakeholder",
    # mistyped
    "produt manger": "Product manager",
    "projetc manager": "Project manager",
    "srcum master": "Scrum master",
    "data anlayst": "Data analyst",
    "monthly actve usres": "Monthly active users",
    "certifed scrummaster": "Certified ScrumMaster",
    "pediatrican": "Paediatrician",
    # questions
    "what does a product manager do": "Product manager",
    # what a role earns
    "product manager salary": "Product manager: pay",
    "how much does a data analyst earn": "Data analyst: pay",
    "salary of an agile coach": "Scrum master: pay",
    "salary negotiation": "",
    # from one role to another
    "project manager to product manager": "Project manager to Product manager",
    "how do I go from data anlayst to a scrum master?": "Data analyst to Scrum master",
    "product manager to product lead": "Product manager",
    # roles side by side: what editors have written
    "difference between product manager and project manager": PAIR,
    "product manager vs project manager": PAIR,
    "project manager v product manager": PAIR,
    "Product Manager VS. Project Manager": PAIR,
    "product vs project manager": PAIR,
    "produt manger versus projetc manger": PAIR,
    "delivery manager or product lead": PAIR,
    "product-manager-vs-project-manager": PAIR,
    "What’s the difference between a product manager and a project manager?": PAIR,
    "product manager project manager difference": PAIR,
    # and what is worked out
    "product manager vs scrum master": "Product manager vs Scrum master",
    "scrum masters compared to product owners": "Scrum master vs Product owner",
    "compare data analyst and behavior analyst": "Data analyst vs Behaviour analyst",
    "agile coach vs PM": "Scrum master vs Product manager",
    "pediatrician versus maitre d’hotel": "Paediatrician vs Maître d’hôtel",
    "compare product manager, product owner and scrum master": "Product manager vs Product owner vs Scrum master",
    "it manager v data analyst v scrum master v product owner v marketing manager": (
        "IT manager vs Data analyst vs Scrum master vs Product owner vs Marketing manager"
    ),
    "how is a scrum master different from a product owner": "Scrum master vs Product owner",
    "product manager vs owner": "Product manager vs Product owner",
    # only guessed, or no roles at all
    "scrum vs marketing": "Scrum master vs Marketing manager",
    "product vs manager": "Choose which roles to compare",
    "scrum vs backlog": "Scrum master",
    "research or marketing": "Marketing manager",
    "win or loss interview": "Win/loss interview",
    # what is said, not what it is called
    "computers": "IT manager",
    "organizing": "Organisation",
    "furniture": "Win/loss interview",
    "boardroom": "Product career path",
    "recommending": "Net promoter score",
}
"""What a reader types, and the page that should come first."""
