"""Which readings of a document an export takes."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Self, TypeAlias
from unicodedata import normalize

from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.errors import OutputError
from annotator.domain.values import Id
from annotator.wording import mark, tr

StatusFilter: TypeAlias = Literal["any", "done"]

_THEN = "gold-then:"


@dataclass(frozen=True, slots=True)
class ReadingRule:
    """``names`` restrict to annotators, ``gold`` takes the gold first; neither leaves all readings in.

    ``single``: the format holds one reading a document. Then the gold is taken where there is one, else the
    only
    one left; a document with several is left out.
    """

    names: tuple[str, ...] = ()
    gold: bool = False
    single: bool = False

    @classmethod
    def parse(cls, text: str | None, *, single: bool) -> Self:
        """``all``, ``gold``, ``NAME[,NAME…]`` or ``gold-then:NAME``; nothing is ``all``.

        A name in double quotation marks is nothing but a name, whatever it holds; marks in it are doubled.
        """
        if text is None or text == "all":
            return cls(single=single)
        if text == "gold":
            return cls(gold=True, single=single)
        if text.startswith(_THEN):
            return cls(_names(text.removeprefix(_THEN)), gold=True, single=single)
        return cls(_names(text), single=single)

    @property
    def takes_all(self) -> bool:
        return not (self.names or self.gold or self.single)

    def check(self, people: Iterable[Annotator]) -> None:
        """Raises ``OutputError`` when nobody has one of the names."""
        there = list(people)
        for name in self.names:
            if _plain(name) not in (_plain(person.name) for person in there):
                known = ", ".join(map(_word, there)) or tr("nobody yet")
                raise OutputError(
                    tr("No annotator is called {name!r} (there is {known})", name=name, known=known)
                )

    def names_person(self, person: Annotator) -> bool:
        return _plain(person.name) in map(_plain, self.names)


def _plain(name: str) -> str:
    return normalize("NFC", " ".join(name.split()))


def _word(person: Annotator) -> str:
    """What a rule calls an annotator."""
    return person.name if person.kind is AnnotatorKind.GOLD else quoted(person.name)


def quoted(name: str) -> str:
    """The name as a rule has it: in quotation marks where it would mean something else without."""
    if name in ("all", "gold") or name.startswith(_THEN) or not {",", '"'}.isdisjoint(name):
        return '"' + name.replace('"', '""') + '"'
    return name


def _names(text: str) -> tuple[str, ...]:
    try:
        (row,) = csv.reader([" ".join(text.split())], skipinitialspace=True, strict=True)
    except csv.Error as error:
        raise OutputError(
            tr("The names {names} cannot be told apart: {reason}", names=text, reason=error)
        ) from error
    names = tuple(name.strip() for name in row if name.strip())
    if not names:
        raise OutputError(tr("A reading rule needs the name of an annotator"))
    return names


@dataclass(frozen=True, slots=True)
class Choice:
    """The sets taken of one document, or in a few words why none is."""

    sets: tuple[AnnotationSet, ...]
    left_out: str | None = None


def choose(
    rule: ReadingRule,
    status: StatusFilter,
    sets: Iterable[AnnotationSet],
    people: Mapping[Id, Annotator],
) -> Choice:
    eligible = [work for work in sets if status == "any" or _has_finished(work)]
    golds = [work for work in eligible if people[work.annotator].kind is AnnotatorKind.GOLD]
    named = [work for work in eligible if rule.names_person(people[work.annotator])]
    if rule.gold:
        chosen = golds or named
    elif rule.names:
        chosen = named
    else:
        chosen = (golds or eligible) if rule.single else eligible
    if not chosen:
        return Choice((), _missing(rule, is_done=status == "done"))
    if rule.single and len(chosen) > 1:
        why = tr("has {count} readings, of which the format holds one", count=len(chosen))
        return Choice((), why)
    return Choice(tuple(chosen))


def _has_finished(work: AnnotationSet) -> bool:
    return work.status is not Status.SKIPPED and bool(work.finished)


def _missing(rule: ReadingRule, *, is_done: bool) -> str:
    """What a document has not; ``is_done``: finished ones were asked for."""
    names = ", ".join(rule.names)
    if rule.gold:
        return tr("has no finished gold") if is_done else tr("has no gold")
    if names:
        frame = mark("has no finished reading by {names}") if is_done else mark("has no reading by {names}")
        return tr(frame, names=names)
    return tr("has no finished reading") if is_done else tr("has no reading")
