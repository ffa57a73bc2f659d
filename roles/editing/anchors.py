"""Links to a section that an editor takes out: another section keeps its keys, so that they still lead to something."""

from collections.abc import Collection

from roles.editing.rows import RowFormSet
from roles.models import Section


def keep_anchors(sections: RowFormSet, ever: Collection[str]) -> None:
    """Give what readers may have linked to (``ever``) of each section taken out to the one before it, or to the first.

    The keys are left out where there is no section any more, or no room for them.
    """
    kept = sorted(sections.kept(), key=lambda form: form.instance.order)
    there = {key for form in kept for key in keys_of(form.instance)}
    for form in sections.taken_out():
        lost = [key for key in keys_of(form.instance) if key in ever and key not in there]
        before = [other for other in kept if other.instance.order <= form.instance.order]
        if not lost or not kept:
            continue
        heir = before[-1] if before else kept[0]
        former = " ".join(filter(None, [heir.instance.former_keys, *lost]))
        if len(former) <= (Section._meta.get_field("former_keys").max_length or 0):
            heir.instance.former_keys = former
            heir.changed_data.append("former_keys")
            there |= set(lost)


def keys_of(section: Section) -> list[str]:
    """The key of a section and those that it had before."""
    return [section.key, *section.former_keys.split()]
