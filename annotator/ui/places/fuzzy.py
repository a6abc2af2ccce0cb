"""Finding by a few letters."""

from collections.abc import Iterator
from enum import IntEnum


class Fit(IntEnum):
    """How letters lie in a name, the best last."""

    SCATTERED = 0
    IN_A_ROW = 1
    WORD_STARTS = 2
    WORD_BEGINS = 3
    NAME_BEGINS = 4


_STEP = 10_000.0
"""Between one fit and the next: more than anything within a fit can bring."""


def score(letters: str, name: str) -> float | None:
    """How well a name answers to letters typed, higher is better; ``None`` where they are not all in it.

    Letters count in their order. The fit counts most, then how many letters start a word or follow each
    other; the rest of the name counts a little against it.
    """
    wanted, text = letters.casefold().replace(" ", ""), name.casefold()
    if not wanted:
        return 0.0
    latest = _latest(wanted, text)
    if latest is None:
        return None
    total, previous, strays = 0.0, -1, 0
    for number, letter in enumerate(wanted):
        place = _next(text[: latest[number] + 1], letter, previous + 1, follows=number > 0)
        follows, starts = number > 0 and place == previous + 1, _starts_word(text, place)
        total += (3.0 if follows else 1.0) + (4.0 if starts else 0.0)
        strays += not (follows or starts)
        previous = place
    return _fit(letters.casefold(), text, strays) * _STEP + total - len(text) / 100.0


def is_scattered(points: float) -> bool:
    """Whether a score is that of letters that lie here and there in a name."""
    return points < Fit.IN_A_ROW * _STEP


def _fit(letters: str, text: str, strays: int) -> Fit:
    """``strays``: how many letters neither start a word nor follow the one before."""
    if text.startswith(letters):
        return Fit.NAME_BEGINS
    if any(_starts_word(text, place) for place in _places(text, letters)):
        return Fit.WORD_BEGINS
    if strays == 0:
        return Fit.WORD_STARTS
    return Fit.IN_A_ROW if letters in text else Fit.SCATTERED


def _places(text: str, letters: str) -> Iterator[int]:
    place = text.find(letters)
    while place >= 0:
        yield place
        place = text.find(letters, place + 1)


def _latest(letters: str, text: str) -> list[int] | None:
    """Where each letter has to stand at the latest, so that the others find their places behind it."""
    places: list[int] = []
    end = len(text)
    for letter in reversed(letters):
        end = text.rfind(letter, 0, end)
        if end < 0:
            return None
        places.append(end)
    return places[::-1]


def _next(text: str, letter: str, start: int, *, follows: bool) -> int:
    """The next place of a letter: right behind the last one, else at the start of a word, else anywhere."""
    if follows and text.startswith(letter, start):
        return start
    place = first = text.find(letter, start)
    while place >= 0:
        if _starts_word(text, place):
            return place
        place = text.find(letter, place + 1)
    return first


def _starts_word(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()
