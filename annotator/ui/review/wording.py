"""What disputes, their options and decisions are called on the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.domain.values import AttributeValue, Id
from annotator.session.adjudicating.case import Case, Item
from annotator.session.adjudicating.choices import Dispute
from annotator.session.adjudicating.questions import Question, Tie
from annotator.session.adjudicating.settlements import Verdict
from annotator.wording import tr

_KINDS: Mapping[Layer, str] = {
    Layer.ENTITY: tr("Entities"),
    Layer.EVENT: tr("Event triggers"),
    Layer.CLAIM: tr("Claims"),
}
_VERDICTS: Mapping[Verdict, str] = {
    Verdict.AGREED: tr("agreed by all"),
    Verdict.MAJORITY: tr("taken by majority"),
    Verdict.TAKEN: tr("taken"),
    Verdict.NEITHER: tr("none of them"),
    Verdict.WRITTEN: tr("written anew"),
    Verdict.SKIPPED: tr("skipped"),
}


_LINES = 12


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One thing that can be taken: what it is, and whose readings say so."""

    words: str
    readers: tuple[Id, ...]


def heading(item: Item, tagset: Tagset) -> str:
    match item:
        case Dispute():
            return _KINDS[item.layer]
        case Question():
            attribute = tagset.attribute(item.attribute)
            name = attribute.name if attribute else item.attribute
            return tr("{attribute} of “{surface}”", attribute=name, surface=_short(item.span.extent.surface))
        case Tie():
            role = tagset.role(item.role)
            name = role.name if role else item.role
            return tr("{role} of “{surface}”", role=name, surface=_short(item.source.extent.surface))


def options(item: Item, tagset: Tagset) -> list[OptionRow]:
    match item:
        case Dispute():
            return [
                OptionRow(
                    tr(
                        "{label}  “{surface}”",
                        label=tagset.label_name(choice.label),
                        surface=_short(choice.extent.surface),
                    ),
                    tuple(sorted(choice.supporters)),
                )
                for choice in item.choices
            ]
        case Question():
            return [
                OptionRow(_value(item.attribute, answer.value, tagset), answer.supporters)
                for answer in item.answers
            ]
        case Tie():
            return [
                OptionRow(
                    _short(filler.target.extent.surface) if filler.target else tr("not in the text"),
                    tuple(sorted(filler.supporters)),
                )
                for filler in item.fillers
            ]


def readers_of(item: Item) -> tuple[Id, ...]:
    if isinstance(item, Question):
        return tuple(reader for answer in item.answers for reader in answer.supporters)
    return item.readers


def decided(case: Case, item: Item) -> str:
    """What was decided, or nothing."""
    settlement = case.settlement(item)
    if settlement is None:
        return ""
    note = tr("; note: {note}", note=settlement.note) if settlement.note else ""
    return _VERDICTS[settlement.verdict] + note


def lost_links(case: Case, tagset: Tagset) -> str:
    """Links of the readings whose end the gold has not taken, a line each; the first few of many."""
    spans = {span.id: span.extent.surface for _, work in case.readings for span in work.spans}
    lines: list[str] = []
    for link in case.lost[:_LINES]:
        role = tagset.role(link.role)
        ends = spans.get(link.source, ""), spans.get(link.target or "", "")
        name = role.name if role else link.role
        words = tr(
            "{role}: “{source}” → “{target}”", role=name, source=_short(ends[0]), target=_short(ends[1])
        )
        lines.append(words)
    return "\n".join([tr("One of their ends is not in the gold:"), *lines]) if lines else ""


def _value(attribute: str, value: AttributeValue | None, tagset: Tagset) -> str:
    if value is None:
        return tr("not answered")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    known = tagset.attribute(attribute)
    names = {choice.key: choice.name for choice in known.values} if known else {}
    keys: Sequence[str] = (value,) if isinstance(value, str) else value
    return ", ".join(names.get(key, key) for key in keys)


def _short(surface: str) -> str:
    line = " ".join(surface.split())
    return line if len(line) <= 90 else f"{line[:44].rstrip()} … {line[-44:].lstrip()}"
