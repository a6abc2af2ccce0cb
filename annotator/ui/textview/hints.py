"""What is said about a span when the mouse rests on it."""

from collections.abc import Sequence
from html import escape

from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import AttributeValue
from annotator.wording import tr

_LONGEST = 90


def hint(spans: Sequence[Span], tagset: Tagset) -> str:
    """Plain text, a paragraph for each span."""
    return "\n\n".join(_about(span, tagset) for span in spans)


def as_rich_text(plain: str) -> str:
    """For tooltips, which take anything that looks like markup for markup."""
    return f'<div style="white-space:pre-wrap">{escape(plain)}</div>' if plain else ""


def _about(span: Span, tagset: Tagset) -> str:
    lines = [f"{tagset.label_name(span.label)} · {tr(span.layer.value)}", f"“{short(span.surface)}”"]
    for key, value in span.attributes.items():
        attribute = tagset.attribute(key)
        lines.append(f"{attribute.name if attribute else key}: {answer_words(key, value, tagset)}")
    if span.note:
        lines.append(tr("Note: {note}", note=short(span.note)))
    if span.flag:
        lines.append(": ".join(filter(None, (tr(span.flag.kind.value), short(span.flag.comment)))))
    if span.flag and span.flag.answer:
        lines.append(tr("Answer: {answer}", answer=short(span.flag.answer.text)))
    return "\n".join(lines)


def short(text: str) -> str:
    """``text`` on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def answer_words(key: str, value: AttributeValue, tagset: Tagset) -> str:
    """An attribute's answer by the names of what was chosen."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    attribute = tagset.attribute(key)
    names = {choice.key: choice.name for choice in attribute.values} if attribute else {}
    keys = (value,) if isinstance(value, str) else value
    return ", ".join(names.get(one, one) for one in keys)
