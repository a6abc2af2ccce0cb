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
    latest = _latest(wanted, text)
    if latest is None:
        return None
    total, previous = 0.0, -1
    for number, letter in enumerate(wanted):
        place = _next(text[: latest[number] + 1], letter, previous + 1, follows=number > 0)
        total += 3.0 if number > 0 and place == previous + 1 else 1.0
        total += 4.0 if _starts_word(text, place) else 0.0
        previous = place
    return total - len(text) / 100.0


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
