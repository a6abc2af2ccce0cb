"""Places worth a look that bear no span yet: names, numbers and quotations."""

from collections.abc import Iterable, Iterator, Sequence

import regex

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.span import Fragment, Span

_NUMBER = regex.compile(r"\p{Sc}?\p{N}[\p{N}.,:/–-]*\p{N}|\p{Sc}?\p{N}+")
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}'’.-]*")
_SMALL_WORD = frozenset({"of", "the", "and", "for", "de", "der", "von", "van", "la", "le", "al", "bin"})


def candidates(
    text: str, tokens: Sequence[Fragment], sentences: Sequence[Fragment], zones: Iterable[Zone]
) -> list[Fragment]:
    """Likely names, numbers and quotations outside boilerplate, in the order of the text.

    A capitalised word at the start of a sentence counts only where a second capitalised one follows it.
    """
    found = {*_names(text, tokens, {start for start, _ in sentences}), *_numbers(text, tokens)}
    zones = list(zones)
    found.update((z.start, z.end) for z in zones if z.kind is ZoneKind.QUOTATION and z.end - z.start > 1)
    dim = [zone for zone in zones if zone.kind is ZoneKind.BOILERPLATE]
    return sorted(place for place in found if not any(zone.touches(*place) for zone in dim))


def next_candidate(
    places: Sequence[Fragment], spans: Iterable[Span], caret: int, *, backwards: bool = False
) -> Fragment | None:
    """The nearest place after (or before) the caret that no entity or claim covers."""
    covered = sorted(fragment for span in spans for fragment in span.fragments)
    ahead = [place for place in places if (place[1] < caret if backwards else place[0] >= caret)]
    for place in reversed(ahead) if backwards else ahead:
        if not any(start <= place[0] and place[1] <= end for start, end in covered):
            return place
    return None


def _names(text: str, tokens: Sequence[Fragment], starts: set[int]) -> Iterator[Fragment]:
    run: list[Fragment] = []
    for token in [*tokens, (len(text), len(text))]:
        word = text[slice(*token)]
        if run and (not _adjoins(text, run[-1], token) or not _continues(word)):
            yield from _finished(text, run, starts)
            run = []
        if _NAME.fullmatch(word) or (run and word in _SMALL_WORD):
            run.append(token)
    yield from _finished(text, run, starts)


def _continues(word: str) -> bool:
    return bool(_NAME.fullmatch(word)) or word in _SMALL_WORD


def _adjoins(text: str, one: Fragment, other: Fragment) -> bool:
    return text[one[1] : other[0]] in ("", " ", "\u00a0", "-")


def _finished(text: str, run: Sequence[Fragment], starts: set[int]) -> Iterator[Fragment]:
    kept = list(run)
    while kept and text[slice(*kept[-1])] in _SMALL_WORD:
        kept.pop()
    if kept and not (len(kept) == 1 and kept[0][0] in starts):
        yield kept[0][0], kept[-1][1]


def _numbers(text: str, tokens: Sequence[Fragment]) -> Iterator[Fragment]:
    for start, end in tokens:
        if _NUMBER.fullmatch(text, start, end):
            yield start, end
