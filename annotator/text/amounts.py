"""Numbers with what they count: amounts of money, shares, measures, dates and times, in digits or words.

English units and number words; in other languages the digits and signs around them, and in Chinese and
Japanese, whose tokens are single characters, what is counted right behind them.
"""

from collections.abc import Iterator, Sequence

import regex

from annotator.domain.span import Fragment

_DIGITS = regex.compile(r"\p{Sc}?\p{N}[\p{N}.,:/–-]*\p{N}(?:\p{Sc}|%)?|\p{Sc}?\p{N}+(?:\p{Sc}|%)?")
_SIGN = regex.compile(r"\p{Sc}|%|£|US\$")
_SCALE_WORDS = "hundred thousand million billion trillion"
_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    f"eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen {_SCALE_WORDS}"
)
_WORDS = frozenset(_NUMBER_WORDS.split())
_SCALES = frozenset(_SCALE_WORDS.split())
_MONTHS = (
    "January February March April May June July August September October November December Jan. Feb. "
    "Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec."
)
_UNITS = frozenset(
    (
        f"{_MONTHS} percent euros euro dollars dollar pounds pound cents yen francs crowns "
        "years year months month weeks week days day hours hour minutes minute seconds decades centuries "
        "kilometers kilometres miles mile meters metres meter metre centimetres centimeters millimetres "
        "millimeters feet acres hectares tons tonnes tonne kilograms kilos grams liters litres gallons "
        "degrees megawatts a.m. p.m. am pm"
    ).split()
)
_DATED = frozenset("年月")
_COUNTED = _DATED | frozenset("日号號时時点點分秒元圆円万萬亿億千百个個名人位票家次岁歳歲吨噸米度")
_LOOSELY = frozenset({"about", "some", "around", "nearly", "almost", "roughly"})
_LOOSELY_TWO = frozenset({"at least", "at most", "more than", "less than", "fewer than", "up to"})
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_DATES = frozenset(f"{_MONTHS} {_DAYS} year month week spring summer autumn winter night".split())
_NEARNESS = frozenset({"next", "last", "this", "early", "late"})
_NAMED_MONTHS = frozenset(_MONTHS.split())


def amounts(text: str, tokens: Sequence[Fragment]) -> Iterator[Fragment]:
    """The extents of numbers with their signs, scales and units, and of days said in words."""
    words = [text[start:end] for start, end in tokens]
    index = 0
    while index < len(tokens):
        last = _amount_end(text, tokens, words, index)
        last = _day_end(text, tokens, words, index) if last is None else last
        if last is None:
            index += 1
        else:
            yield tokens[_first(text, tokens, words, index)][0], tokens[last][1]
            index = last + 1


def _amount_end(text: str, tokens: Sequence[Fragment], words: Sequence[str], index: int) -> int | None:
    """The last token of the amount whose number is ``tokens[index]``."""
    if not (_DIGITS.fullmatch(words[index]) or words[index].lower() in _WORDS):
        return None
    last = _counted_end(tokens, words, index)
    for fitting in (_is_sign, _SCALES.__contains__, _UNITS.__contains__):
        if last + 1 < len(tokens) and fitting(words[last + 1]) and _near(text, tokens, last):
            last += 1
    if words[last] in _NAMED_MONTHS and last + 1 < len(tokens) and _near(text, tokens, last):
        last += 1 if _is_year(words[last + 1]) else 0
    return last


def _counted_end(tokens: Sequence[Fragment], words: Sequence[str], index: int) -> int:
    """The last of the digits and counting characters that follow one another without a gap: “11月24日”."""
    last = index
    while last + 1 < len(tokens) and tokens[last][1] == tokens[last + 1][0]:
        word, following = words[last], words[last + 1]
        goes_on = word in _DATED or _DIGITS.fullmatch(word)
        if following not in _COUNTED and not (goes_on and _DIGITS.fullmatch(following)):
            break
        last += 1
    return last


def _day_end(text: str, tokens: Sequence[Fragment], words: Sequence[str], index: int) -> int | None:
    """The last token of a day such as “next Monday” or “March 3”."""
    following = words[index + 1] if index + 1 < len(words) else ""
    if not following or not _near(text, tokens, index):
        return None
    if words[index] in _NEARNESS and following in _DATES:
        return index + 1
    if words[index] in _NAMED_MONTHS and _DIGITS.fullmatch(following):
        return index + 1
    return None


def _first(text: str, tokens: Sequence[Fragment], words: Sequence[str], index: int) -> int:
    """The token at which an amount begins: a sign right before it belongs to it, and “some”, “at least”."""
    if index > 0 and tokens[index - 1][1] == tokens[index][0] and _is_sign(words[index - 1]):
        index -= 1
    if index == 0 or not _near(text, tokens, index - 1):
        return index
    if words[index - 1].lower() in _LOOSELY:
        return index - 1
    two = f"{words[index - 2]} {words[index - 1]}".lower() if index > 1 else ""
    return index - 2 if two in _LOOSELY_TWO and _near(text, tokens, index - 2) else index


def _near(text: str, tokens: Sequence[Fragment], index: int) -> bool:
    """Whether the next token follows at once, or after one space."""
    return text[tokens[index][1] : tokens[index + 1][0]] in ("", " ", "\u00a0", "\u202f")


def _is_sign(word: str) -> bool:
    return _SIGN.fullmatch(word) is not None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()
