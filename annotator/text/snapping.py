"""Where the edges of a span go: to tokens, shed of space, outer quotation marks and final punctuation."""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from annotator.domain.layer import Layer
from annotator.domain.span import Fragment
from annotator.text import graphemes
from annotator.text.attribution import without_attribution
from annotator.text.names import capitalised_run
from annotator.text.paragraphs import trim
from annotator.text.quotation import MARKS, matching
from annotator.text.sentences import sentence_at
from annotator.text.tokens import inner_stops, token_index

_FINAL = frozenset(".,;:!?…。，、；：！？،؛؟۔।॥")
_WORD = regex.compile(r"[\p{L}\p{N}]")


def snap(text: str, tokens: Sequence[Fragment], start: int, end: int) -> Fragment | None:
    """The extent that a selection ``[start, end)`` means; ``None`` where it holds nothing but white space.

    Grows to the tokens it touches (hyphens and slashes inside a token are stops too), sheds white space,
    outer quotation marks and final punctuation, and never cuts a grapheme cluster. A selection of nothing
    but marks keeps them.
    """
    start, end = trim(text, max(0, start), min(end, len(text)))
    if start >= end:
        return None
    start, end = _token_start(text, tokens, start), _token_end(text, tokens, end)
    return graphemes.widen(text, *shed(text, tokens, start, end))


def shed(text: str, tokens: Sequence[Fragment], start: int, end: int) -> Fragment:
    """``[start, end)`` without white space, outer quotation marks and final punctuation at its edges.

    A mark inside a word's token stays ("U.S.", "'90s"). Where nothing would remain, all but space does.
    """
    whole = (start, end) = trim(text, start, end)
    while start < end:
        before = (start, end)
        if text[end - 1] in _FINAL and not _in_word(text, tokens, end - 1):
            end -= 1
        elif text[end - 1] in MARKS or text[start] in MARKS:
            start, end = _shed_marks(text, tokens, start, end)
        start, end = trim(text, start, end)
        if (start, end) == before:
            return before
    return whole


def extent_at(
    layer: Layer,
    text: str,
    tokens: Sequence[Fragment],
    sentences: Sequence[Fragment],
    offset: int,
    language: str = "en",
) -> Fragment | None:
    """What a label key takes where nothing is selected and no span is under the caret.

    An entity takes the token or the run of capitalised tokens, an event the word, a claim the sentence
    without who says it, its outer quotation marks and final punctuation. ``None`` in a text without words.
    """
    if layer is Layer.CLAIM:
        sentence = sentence_at(sentences, offset)
        if sentence is None:
            return None
        start, end = without_attribution(text, *sentence, language)
        return graphemes.widen(text, *shed(text, tokens, start, end))
    index = _word_near(text, tokens, offset)
    if index is None:
        return None
    if layer is Layer.EVENT:
        return graphemes.widen(text, *tokens[index])
    sentence = sentence_at(sentences, tokens[index][0])
    opening = _first_word(text, tokens, sentence[0]) if sentence else -1
    return graphemes.widen(text, *capitalised_run(text, tokens, index, opening, language))


def word_at(text: str, tokens: Sequence[Fragment], offset: int) -> Fragment | None:
    """The word at or beside ``offset``, as for a double click."""
    index = _word_near(text, tokens, offset)
    return None if index is None else graphemes.widen(text, *tokens[index])


def _token_start(text: str, tokens: Sequence[Fragment], start: int) -> int:
    index = token_index(tokens, start)
    if index is None:
        return start
    token = tokens[index]
    return max(stop for stop in (token[0], *inner_stops(text, *token)) if stop <= start)


def _token_end(text: str, tokens: Sequence[Fragment], end: int) -> int:
    index = token_index(tokens, end - 1)
    if index is None:
        return end
    token = tokens[index]
    return min(stop for stop in (*inner_stops(text, *token), token[1]) if stop >= end)


def _in_word(text: str, tokens: Sequence[Fragment], offset: int) -> bool:
    """Whether the character belongs to a token that holds letters or digits."""
    index = token_index(tokens, offset)
    return index is not None and _is_word(text, tokens[index])


def _shed_marks(text: str, tokens: Sequence[Fragment], start: int, end: int) -> Fragment:
    """Sheds a quotation mark at an edge, unless it belongs to a shorter quotation inside."""
    pairs = dict(matching(text, start, end))
    last = end - 1
    if pairs.get(start) == last:
        return start + 1, last
    if text[start] in MARKS and start not in pairs and not _in_word(text, tokens, start):
        return start + 1, end
    if text[last] in MARKS and last not in pairs.values() and not _in_word(text, tokens, last):
        return start, last
    return start, end


def _word_near(text: str, tokens: Sequence[Fragment], offset: int) -> int | None:
    """The index of the token with letters or digits that holds ``offset``, ends there, or comes next."""
    here = token_index(tokens, offset)
    if here is not None and _is_word(text, tokens[here]):
        return here
    left = token_index(tokens, offset - 1)
    if left is not None and _is_word(text, tokens[left]):
        return left
    found = _nearest_from(text, tokens, offset)
    if found is not None:
        return found
    before = range(bisect_left(tokens, offset, key=_start) - 1, -1, -1)
    return next((index for index in before if _is_word(text, tokens[index])), None)


def _first_word(text: str, tokens: Sequence[Fragment], start: int) -> int:
    """The offset of the first token with letters or digits at or after ``start``, or ``start``."""
    index = _nearest_from(text, tokens, start)
    return start if index is None else tokens[index][0]


def _nearest_from(text: str, tokens: Sequence[Fragment], offset: int) -> int | None:
    after = bisect_left(tokens, offset, key=_start)
    return next((index for index in range(after, len(tokens)) if _is_word(text, tokens[index])), None)


def _is_word(text: str, token: Fragment) -> bool:
    return _WORD.search(text, *token) is not None


def _start(token: Fragment) -> int:
    return token[0]
