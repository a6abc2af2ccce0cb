"""The run of capitalised words around a token: the likeliest extent of a name."""

from collections.abc import Sequence

import regex

from annotator.domain.span import Fragment
from annotator.text.common_words import common_words

_CAPITALISED = regex.compile(r"[\p{Lu}\p{Lt}]")
_GAP = regex.compile(r"[ \u00a0\u202f]{0,2}")
_HYPHENS = frozenset("-‐‑–")
_TITLE_WORDS = (
    "president mr mrs ms miss dr prof professor sen senator rep gov governor secretary minister chancellor "
    "king queen prince princess pope sir dame lord lady judge justice gen general col colonel capt captain "
    "lt sgt mayor chief coach rev herr frau monsieur madame señor señora"
)
_TITLES = frozenset(_TITLE_WORDS.split())
# Offices that end a title of several words: "Deputy Environment Minister Karl Senn".
_OFFICE_WORDS = (
    "president minister secretary chancellor governor prosecutor commissioner ambassador spokesman "
    "spokeswoman goalkeeper councilman councilwoman councillor librarian"
)
_OFFICES = frozenset(_OFFICE_WORDS.split())
_PARTICLE_WORDS = (
    "of the for and & de del della di da do dos das du des la le les el van von der den zu zur bin ibn al"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
# These join two capitalised words only together with another: "Secretary of the Interior", not "A and B".
_WEAK_PARTICLES = frozenset({"the", "and", "la", "le", "les", "el", "der", "den"})
_MOST_PARTICLES = 2
_LONGEST_RUN = 9


def capitalised_run(
    text: str, tokens: Sequence[Fragment], index: int, sentence_start: int, language: str
) -> Fragment:
    """The run around ``tokens[index]``; the token alone where it has no capital.

    Sheds a small word that is capitalised only because the sentence begins with it, and a title before a
    name, unless ``index`` is that word. A run as long as a headline in capitals is no name: the token alone.
    """
    if not _is_capitalised(text, tokens[index]) or _is_opening(text, tokens[index], sentence_start, language):
        return tokens[index]
    first, last = _walk(text, tokens, index, -1), _walk(text, tokens, index, 1)
    if first < index and _is_opening(text, tokens[first], sentence_start, language):
        first = _next_capitalised(text, tokens, first + 1)
    first = _behind_titles(text, tokens, first, index)
    if last - first >= _LONGEST_RUN:
        return tokens[index]
    return tokens[first][0], tokens[last][1]


def _behind_titles(text: str, tokens: Sequence[Fragment], first: int, index: int) -> int:
    """The first token behind titles, one by one or of several words; ``index`` at the latest."""
    while first < index and _is_title(text, tokens, first, _TITLES | _OFFICES):
        first += 1
    for reached in range(first, index):
        if not _is_capitalised(text, tokens[reached]):
            break
        if _is_title(text, tokens, reached, _OFFICES):
            return reached + 1
    return first


def _walk(text: str, tokens: Sequence[Fragment], index: int, step: int) -> int:
    """The last token of the run in one direction."""
    reached = index
    while (beyond := _next_in_run(text, tokens, reached, step)) is not None:
        reached = beyond
    return reached


def _next_in_run(text: str, tokens: Sequence[Fragment], index: int, step: int) -> int | None:
    """The next capitalised token, over at most two particles or one hyphen without spaces."""
    between: list[str] = []
    current = index
    while 0 <= (beyond := current + step) < len(tokens) and _adjoin(text, tokens, current, beyond):
        if _is_capitalised(text, tokens[beyond]):
            return beyond if _join(between) else None
        word = text[slice(*tokens[beyond])]
        if len(between) >= _MOST_PARTICLES or not (word in _PARTICLES or word in _HYPHENS):
            return None
        between.append(word)
        current = beyond
    return None


def _join(between: Sequence[str]) -> bool:
    return not between or any(word not in _WEAK_PARTICLES for word in between)


def _adjoin(text: str, tokens: Sequence[Fragment], one: int, other: int) -> bool:
    left, right = sorted((one, other))
    gap_start, gap_end = tokens[left][1], tokens[right][0]
    touching = gap_start == gap_end
    if text[slice(*tokens[one])] in _HYPHENS or text[slice(*tokens[other])] in _HYPHENS:
        return touching
    return not touching and _GAP.fullmatch(text, gap_start, gap_end) is not None


def _next_capitalised(text: str, tokens: Sequence[Fragment], index: int) -> int:
    while not _is_capitalised(text, tokens[index]):
        index += 1
    return index


def _is_capitalised(text: str, token: Fragment) -> bool:
    return _CAPITALISED.match(text, token[0]) is not None


def _is_opening(text: str, token: Fragment, sentence_start: int, language: str) -> bool:
    return token[0] == sentence_start and text[slice(*token)].lower() in common_words(language)


def _is_title(text: str, tokens: Sequence[Fragment], index: int, titles: frozenset[str]) -> bool:
    word = text[slice(*tokens[index])].rstrip(".").lower()
    return word in titles and _is_capitalised(text, tokens[index + 1])
