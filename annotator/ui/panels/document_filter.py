"""How a list of documents is narrowed and sorted, as far as its rows tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation_set import Status
from annotator.domain.values import Id
from annotator.store.document_queries import DocumentRow
from annotator.wording import mark


class Sorting(StrEnum):
    """By what the list is sorted: dates and numbers of spans from the largest down."""

    ADDED = mark("order of adding")
    TITLE = mark("title")
    STATUS = mark("status")
    DATE = mark("date")
    SPANS = mark("number of spans")


class Remark(StrEnum):
    """What a document may bear: a flag of its own or on a span, an answer to one, a note."""

    FLAGGED = mark("flagged")
    OPEN = mark("flagged, not answered")
    ANSWERED = mark("answered")
    NOTED = mark("with a note")


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Rows of one status (or all) whose titles hold every word of ``text``.

    ``within`` leaves only these documents; ``besides`` adds those in whose texts the words were found;
    ``only_begun`` leaves those on which somebody has a set.
    """

    status: Status | None = None
    text: str = ""
    remark: Remark | None = None
    within: frozenset[Id] | None = None
    besides: frozenset[Id] = frozenset()
    only_begun: bool = False

    @property
    def lets_all_through(self) -> bool:
        return self == DocumentFilter(text=self.text) and not self.text.split()

    def test(self) -> Callable[[DocumentRow], bool]:
        """Whether a row is shown."""
        words = self.text.casefold().split()

        def fits(row: DocumentRow) -> bool:
            if self.status is not None and row.status is not self.status:
                return False
            if self.within is not None and row.id not in self.within:
                return False
            if self.only_begun and not row.has_set:
                return False
            if self.remark is not None and not _REMARKS[self.remark](row):
                return False
            return not words or row.id in self.besides or _has_words(row.title, words)

        return fits


def _has_words(title: str, words: Sequence[str]) -> bool:
    folded = title.casefold()
    return all(word in folded for word in words)


def flags_of(row: DocumentRow) -> int:
    return row.flagged + (row.flag is not None)


def answers_of(row: DocumentRow) -> int:
    return row.answered + (row.flag is not None and row.flag.answer is not None)


_REMARKS: Mapping[Remark, Callable[[DocumentRow], bool]] = {
    Remark.FLAGGED: lambda row: flags_of(row) > 0,
    Remark.OPEN: lambda row: flags_of(row) > answers_of(row),
    Remark.ANSWERED: lambda row: answers_of(row) > 0,
    Remark.NOTED: lambda row: row.note is not None,
}

_STATUSES = {status: place for place, status in enumerate(Status)}
_KEYS: Mapping[Sorting, Callable[[DocumentRow], str | int]] = {
    Sorting.TITLE: lambda row: row.title.casefold(),
    Sorting.STATUS: lambda row: _STATUSES[row.status],
    Sorting.DATE: lambda row: row.date or "",
    Sorting.SPANS: lambda row: row.spans,
}
_FROM_THE_LARGEST = frozenset({Sorting.DATE, Sorting.SPANS})


def in_order(
    rows: Sequence[DocumentRow], places: Sequence[int], sorting: Sorting, *, is_reversed: bool
) -> Sequence[int]:
    """Places of rows, given in the order of adding, sorted; those that are alike stay in that order."""
    if sorting is Sorting.ADDED:
        return places[::-1] if is_reversed else places
    keys = list(map(_KEYS[sorting], rows))
    down = is_reversed != (sorting in _FROM_THE_LARGEST)
    return sorted(places, key=lambda place: (keys[place],), reverse=down)
