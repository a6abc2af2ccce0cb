"""Metadata without a value: a project keeps none, and the import says which."""

from collections.abc import Iterator

from annotator.domain.annotation_set import Reading
from annotator.wording import tr


class Blanks:
    def __init__(self) -> None:
        self._keys: set[str] = set()

    def noted(self, reading: Reading) -> Reading:
        """The reading as it is, its keys without a value being noted."""
        meta = reading.document.meta
        if None in meta.values():
            self._keys.update(key for key, value in meta.items() if value is None)
        return reading

    def notes(self) -> Iterator[str]:
        if self._keys:
            yield tr("Metadata without a value was left out: {keys}", keys=", ".join(sorted(self._keys)))
