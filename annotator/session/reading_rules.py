"""Which readings of a document an export takes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self, TypeAlias

from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.errors import EditError
from annotator.domain.values import Id

StatusFilter: TypeAlias = Literal["any", "done"]


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
        """``all``, ``gold``, ``NAME[,NAME…]`` or ``gold-then:NAME``; nothing is ``all``."""
        if text is None or text == "all":
            return cls(single=single)
        if text == "gold":
            return cls(gold=True, single=single)
        if text.startswith("gold-then:"):
            return cls(_names(text.removeprefix("gold-then:")), gold=True, single=single)
        return cls(_names(text), single=single)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise EditError("A reading rule needs the name of an annotator")
    return names


@dataclass(frozen=True, slots=True)
class Choice:
    """The sets taken of one document, or why none is."""

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
    if rule.gold:
        named = _named(rule, eligible, people) if rule.names else []
        return _one(golds or named, "has no finished gold") if rule.single else _some(golds or named)
    if rule.names:
        eligible = _named(rule, eligible, people)
        return _one(eligible, "has no reading by them") if rule.single else _some(eligible)
    return _one(golds or eligible, "has no finished reading") if rule.single else _some(eligible)


def _has_finished(work: AnnotationSet) -> bool:
    return work.status is not Status.SKIPPED and bool(work.finished)


def _named(
    rule: ReadingRule, sets: Sequence[AnnotationSet], people: Mapping[Id, Annotator]
) -> list[AnnotationSet]:
    return [work for work in sets if people[work.annotator].name in rule.names]


def _some(sets: Sequence[AnnotationSet]) -> Choice:
    return Choice(tuple(sets))


def _one(sets: Sequence[AnnotationSet], none: str) -> Choice:
    if len(sets) == 1:
        return Choice((sets[0],))
    if not sets:
        return Choice((), none)
    return Choice((), f"has {len(sets)} readings and no gold")
