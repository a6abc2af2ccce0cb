"""Sentences: paragraphs first, then nupunkt for alphabets with capitals, sentence marks for the rest."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from annotator.domain.span import Fragment
from annotator.text.paragraphs import paragraphs, trim

_SAMPLE = 400
_CASED = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Armenian}]")
_UNCASED = regex.compile(r"[[\p{L}]--[\p{Latin}\p{Cyrillic}\p{Greek}\p{Armenian}]]", regex.VERSION1)
_CLOSERS = r"[\"'”’»“›」』）】》〉)\]]*"
_MARK = regex.compile(rf"(?:[。！？｡؟۔।॥]+|[.!?]+(?={_CLOSERS}(?:\s|$))){_CLOSERS}\s*")
_STARTS_LOWER = regex.compile(r"[\"'“”„«»‘’(\[—–-]*\s*\p{Ll}")
_LONG_RUN = regex.compile(r"\S{400}")
_QUOTED_END = regex.compile(r"[.!?…][\"”»“«](?=\s+[\"“„«(])")
_GERMAN_QUOTED_END = regex.compile(r"[.!?…][“«](?=\s+[\p{Lu}„»])")

_ABBREVIATIONS = {
    "de": "z.B. z. B. d. h. d.h. u. a. u.a. bzw. ca. Dr. Prof. Nr. Str. St. Mio. Mrd. Abs. "
    "Art. evtl. ggf. usw. vgl. Hr. Fr.",
    "es": "Sr. Sra. Srta. Dr. Dra. D. Dña. Ud. Uds. EE. UU. EE.UU. pág. núm. aprox. Gral. Cía. Av.",
    "fr": "M. MM. Dr. Me. Mgr. St. Ste. p. ex. env. av. apr. art. vol. no.",
    "pt": "Sr. Sra. Dr. Dra. Prof. Profa. Av. pág. art. nº. Exmo. Sto. Sta.",
    "it": "Sig. Sig.ra Dott. Dott.ssa Prof. Avv. Ing. On. Sen. art. pag. ecc. ca. S. n.",
    "nl": "dhr. mevr. dr. prof. mr. drs. ir. bijv. o.a. d.w.z. ca. nr. blz. m.b.t.",
    "ru": "г. гг. г-н. ул. им. т. е. т.е. т. д. т.д. т. п. руб. тыс. млн. млрд. чел. обл. проф. акад. стр.",
    "uk": "р. рр. м. вул. ім. т. зв. т.зв. грн. тис. млн. млрд. обл. проф. акад.",
    "pl": "dr. prof. ul. al. np. m.in. itd. tzw. ok. św. im. nr. godz. r.",
}
_ORDINAL_LANGUAGES = frozenset({"de", "da", "nb", "no", "fi", "cs", "sk", "pl", "hu", "tr", "hr", "et", "lv"})
_ORDINAL_END = regex.compile(r"(?<![\p{L}\p{N}.,])\p{N}{1,2}\.$")


def sentences(text: str, language: str = "en") -> list[Fragment]:
    """Ordered, disjoint ``[start, end)`` without white space at the edges; they cover all that is not."""
    found: list[Fragment] = []
    for start, end in paragraphs(text):
        paragraph = text[start:end]
        pieces = _cased_ends(paragraph, language) if _is_cased(paragraph) else _marked_ends(paragraph)
        found.extend(_trimmed(text, start, pieces))
    return [(start, end) for start, end in found if start < end]


def sentence_at(sentences: Sequence[Fragment], offset: int) -> Fragment | None:
    """The sentence that holds ``offset``, or ends there; else the next one, else the last."""
    if not sentences:
        return None
    index = bisect_right(sentences, offset, key=lambda fragment: fragment[0]) - 1
    if index >= 0 and offset <= sentences[index][1]:
        return sentences[index]
    return sentences[min(index + 1, len(sentences) - 1)]


def _trimmed(text: str, start: int, ends: Sequence[int]) -> Iterator[Fragment]:
    begin = start
    for end in ends:
        yield trim(text, begin, start + end)
        begin = start + end


def _is_cased(paragraph: str) -> bool:
    if paragraph.isascii():
        return True
    sample = paragraph[:_SAMPLE]
    return len(_CASED.findall(sample)) > len(_UNCASED.findall(sample))


def _marked_ends(paragraph: str) -> list[int]:
    ends = [match.end() for match in _MARK.finditer(paragraph)]
    return ends if ends and ends[-1] == len(paragraph) else [*ends, len(paragraph)]


def _cased_ends(paragraph: str, language: str) -> list[int]:
    """Ends by nupunkt, less those after an abbreviation or ordinal and those before a small letter."""
    from nupunkt import sent_spans

    if _LONG_RUN.search(paragraph):  # nupunkt takes quadratic time on a run without spaces
        return _marked_ends(paragraph)
    cuts = {end for _, end in sent_spans(paragraph)} - {len(paragraph)}
    cuts |= {match.end() for match in _QUOTED_END.finditer(paragraph)}
    if language == "de":
        cuts |= {match.end() for match in _GERMAN_QUOTED_END.finditer(paragraph)}
    kept: list[int] = []
    for cut in sorted(cuts):
        if not _goes_on(paragraph, kept[-1] if kept else 0, cut, language):
            kept.append(cut)
    return [*kept, len(paragraph)]


def _goes_on(paragraph: str, start: int, cut: int, language: str) -> bool:
    head = paragraph[max(start, cut - 40) : cut].rstrip()
    if _STARTS_LOWER.match(paragraph, cut + _spaces(paragraph, cut)):
        return True
    if language in _ORDINAL_LANGUAGES and _ORDINAL_END.search(head):
        return True
    last_word = head.split()[-1] if head else ""
    return last_word.lstrip("(\"'“„«") in _abbreviations(language)


def _spaces(paragraph: str, cut: int) -> int:
    return len(paragraph[cut : cut + 20]) - len(paragraph[cut : cut + 20].lstrip())


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(_ABBREVIATIONS.get(language, "").split())
