"""Finding by a few letters."""


def score(letters: str, name: str) -> float | None:
    """How well a name answers to letters typed, higher is better; ``None`` where they are not all in it.

    Letters count in their order. Letters at the start of a word, and letters that follow each other, count
    more; the rest of the name counts a little against it.
    """
    wanted, text = letters.casefold().replace(" ", ""), name.casefold()
    if not wanted:
        return 0.0
    if text.startswith(letters.casefold()):
        return 1000.0 - len(text)
    total, place, previous = 0.0, 0, -2
    for letter in wanted:
        place = _next(text, letter, place, previous)
        if place < 0:
            return None
        total += 3.0 if place == previous + 1 else 1.0
        total += 4.0 if _starts_word(text, place) else 0.0
        previous = place
        place += 1
    return total - len(text) / 100.0


def _next(text: str, letter: str, start: int, previous: int) -> int:
    """The next place of a letter: right behind the last one, else at the start of a word, else anywhere."""
    if start == previous + 1 and text.startswith(letter, start):
        return start
    place = text.find(letter, start)
    first = place
    while place >= 0:
        if _starts_word(text, place):
            return place
        place = text.find(letter, place + 1)
    return first


def _starts_word(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()
