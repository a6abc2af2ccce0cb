"""The notation of ``.readings`` files: how each annotator differs from the gold."""

from collections.abc import Callable
from dataclasses import replace

from corpora.authoring.draft import LAYERS, Draft, Tie
from corpora.authoring.notation import (
    AuthoringError,
    FlagLine,
    NoteLine,
    RoleLine,
    SpanLine,
    Troubles,
    Words,
    lines_of,
    span_or_role,
    target_of,
)

PEOPLE = {"ana": "Ana Ruiz", "ben": "Ben Okafor", "chiyo": "Chiyo Tanaka"}


def parsed_readings(text: str, name: str, gold: Draft) -> dict[str, Draft]:
    """The drafts of all annotators who have a set at all, by the short names of the notation."""
    blocks: dict[str, list[tuple[str, str]]] = {person: [] for person in PEOPLE}
    block: list[tuple[str, str]] | None = None
    for place, line in lines_of(text, name):
        if line.startswith("@"):
            block = blocks.get(line[1:].strip())
            if block is None:
                raise AuthoringError(place, f"the annotators are {', '.join(PEOPLE)}")
        elif block is None:
            raise AuthoringError(place, "a line before the first annotator")
        else:
            block.append((place, line))
    drafts = {person: _reading(lines, gold) for person, lines in blocks.items()}
    return {person: draft for person, draft in drafts.items() if draft is not None}


def _reading(lines: list[tuple[str, str]], gold: Draft) -> Draft | None:
    draft = gold.copy()
    draft.spans = {mark: replace(span, note="", flag=None) for mark, span in gold.spans.items()}
    if any(line.split() == ["status", "absent"] for _, line in lines):
        return None
    troubles = Troubles()
    for place, line in lines:
        with troubles.gathered():
            _differ(draft, Words(line, place))
    troubles.raise_any()
    draft.settle()
    return draft


def _differ(draft: Draft, words: Words) -> None:
    verb = words.take("an operation")
    if verb not in _VERBS:
        raise words.error(f"{verb} is no operation; there are {', '.join(_VERBS)}")
    _VERBS[verb](draft, words)
    words.end()


def _status(draft: Draft, words: Words) -> None:
    match words.take("a status"):
        case "finished":
            layers: list[str] = []
            while words.peek():
                layers.append(words.take("a layer"))
            if not layers or any(layer not in LAYERS for layer in layers):
                raise words.error("finished names layers: entity, claim, event")
            draft.assigned = draft.finished = tuple(layer for layer in LAYERS if layer in layers)
        case "unfinished":
            draft.finished = ()
        case "empty":
            draft.spans.clear()
        case "skipped":
            draft.finished, draft.skipped = (), words.take("a reason")
            draft.spans.clear()
        case other:
            raise words.error(f"{other} is no status")


def _until(draft: Draft, words: Words) -> None:
    """Nothing that starts at the quotation or after it has been marked yet."""
    start, _ = draft.article.locate(words.quote(), words.place)
    draft.spans = {mark: span for mark, span in draft.spans.items() if span.start < start}


def _missed(draft: Draft, words: Words) -> None:
    draft.remove(words.mark(), words.place)
    while words.peek():
        draft.remove(words.mark(), words.place)


def _boundary(draft: Draft, words: Words) -> None:
    span = draft.span(words.mark(), words.place)
    fragments = draft.article.fragments(words.extent(), words.place)
    draft.spans[span.mark] = replace(span, fragments=fragments)


def _label(draft: Draft, words: Words) -> None:
    span = draft.span(words.mark(), words.place)
    label = draft.rules.label(words.take("a label"), words.place)
    if label.layer != span.layer:
        raise words.error(f"{label.key} is no label of the layer {span.layer}")
    draft.spans[span.mark] = replace(span, label=label.key)


def _label_and_boundary(draft: Draft, words: Words) -> None:
    mark = words.peek()
    _label(draft, words)
    fragments = draft.article.fragments(words.extent(), words.place)
    draft.spans[mark] = replace(draft.spans[mark], fragments=fragments)


def _attribute(draft: Draft, words: Words) -> None:
    span = draft.span(words.mark(), words.place)
    changed = draft.rules.attributes(span.layer, written := words.attributes(), words.place)
    values = span.attributes | {key: changed[key] for key in written}
    if not written or values == span.attributes:
        raise words.error("no attribute differs from the gold")
    draft.spans[span.mark] = replace(span, attributes=values)


def _split(draft: Draft, words: Words) -> None:
    """The first part keeps all links; the second, ``c3b``, gets a copy of those that start here."""
    span, place = draft.span(words.mark(), words.place), words.place
    first = draft.article.fragments(words.extent(), place)
    if words.take("a slash between the parts") != "/":
        raise words.error("a slash between the parts expected")
    second = draft.article.fragments(words.extent(), place)
    label = draft.rules.label(words.take("a label"), place).key if words.peek() else span.label
    other = f"{span.mark}b"
    if other in draft.spans:
        raise words.error(f"{other} is there already")
    draft.spans[span.mark] = replace(span, fragments=first)
    draft.spans[other] = replace(span, mark=other, fragments=second, label=label)
    draft.ties += [Tie(other, tie.role, tie.target) for tie in draft.ties if tie.source == span.mark]


def _merge(draft: Draft, words: Words) -> None:
    first, last = draft.span(words.mark(), words.place), draft.span(words.mark(), words.place)
    if first.layer != last.layer or last.end <= first.start:
        raise words.error("the two are not of one layer and in order")
    draft.remove(last.mark, words.place)
    draft.spans[first.mark] = replace(first, fragments=((first.start, max(first.end, last.end)),))


def _extra(draft: Draft, words: Words) -> None:
    line = span_or_role(words)
    if not isinstance(line, SpanLine):
        raise words.error("a label and a quotation expected")
    draft.add(line, words.place)


def _role(draft: Draft, words: Words) -> None:
    """Left out without a filler; with one, in the place of all fillers that were there."""
    source, role = words.mark(), words.take("a role")
    kept = [tie for tie in draft.ties if (tie.source, tie.role) != (source, role)]
    if len(kept) == len(draft.ties):
        raise words.error(f"{source} has no {role}")
    draft.ties = kept
    if words.peek():
        draft.tie(RoleLine(source, role, target_of(words)), words.place)


def _extra_role(draft: Draft, words: Words) -> None:
    draft.tie(RoleLine(words.mark(), words.take("a role"), target_of(words)), words.place)


def _flag(draft: Draft, words: Words) -> None:
    mark, kind, comment = words.mark(), words.take("unsure or ask"), words.quote().text
    draft.apply(FlagLine(mark, kind, comment), words.place)


def _note(draft: Draft, words: Words) -> None:
    draft.apply(NoteLine(words.mark(), words.quote().text), words.place)


_VERBS: dict[str, Callable[[Draft, Words], None]] = {
    "status": _status,
    "until": _until,
    "-": _missed,
    "~": _boundary,
    "=": _label,
    "~=": _label_and_boundary,
    "!": _attribute,
    "split": _split,
    "merge": _merge,
    "+": _extra,
    "-role": _role,
    "+role": _extra_role,
    "flag": _flag,
    "note": _note,
}
