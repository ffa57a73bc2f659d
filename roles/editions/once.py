"""What is written once: the one rule of editions and of the record of who did what."""

from typing import Any, ClassVar

from django.db import models


class OnRecord(Exception):
    """What is on record is neither changed nor deleted."""


class OnceQuerySet(models.QuerySet[Any]):
    """Records that no bulk operation changes or deletes."""

    def update(self, **kwargs: Any) -> int:
        """Change what may change, and nothing else.

        :raises OnRecord: for any other field.
        """
        if set(kwargs) - self.model.may_change:
            raise OnRecord(self.model.refusal)
        return super().update(**kwargs)

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        """Write records that are new.

        :raises OnRecord: if those that are there were to be written over.
        """
        if kwargs.get("update_conflicts"):
            raise OnRecord(self.model.refusal)
        return super().bulk_create(objs, *args, **kwargs)

    bulk_create.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse.

        :raises OnRecord: always.
        """
        raise OnRecord(self.model.refusal)

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class Once(models.Model):
    """A record that is written once and stays. Its queryset is an ``OnceQuerySet``."""

    refusal: ClassVar[str]
    """What somebody is told who tries to change or delete it, and what to do instead."""
    may_change: ClassVar[frozenset[str]] = frozenset()
    """The fields that a queryset may change all the same."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the record once.

        :raises OnRecord: on a second save.
        """
        if not self._state.adding:
            raise OnRecord(self.refusal)
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse.

        :raises OnRecord: always.
        """
        raise OnRecord(self.refusal)
