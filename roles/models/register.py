"""Small tables beside the working copy: which slugs are taken, and what a fixture last loaded."""

from django.db import models

from roles.models.fields import SlugField

SLUG_TAKEN = "This slug belongs, or once belonged, to another page. Choose another."


class Address(models.Model):
    """A slug that belongs to one aggregate for ever, whether or not it was ever public."""

    kind = models.CharField(max_length=20)
    slug = SlugField()
    key = SlugField()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"], name="address_slug_once", violation_error_message=SLUG_TAKEN
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


class Loaded(models.Model):
    """The digest of what a fixture file last loaded into one aggregate."""

    kind = models.CharField(max_length=20)
    key = SlugField()
    digest = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "loaded"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="loaded_once")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"
