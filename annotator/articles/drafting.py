"""From what a file tells to a draft of a document."""

from annotator.articles.base import RawArticle, ReadOptions, Tally
from annotator.articles.cleaning import clean_text, clean_title
from annotator.domain.document import DocumentDraft, ZoneKind
from annotator.domain.errors import UnreadableFile
from annotator.domain.values import Json
from annotator.text.languages import LANGUAGES, guess_language
from annotator.text.paragraphs import filled_lines
from annotator.text.zones import find_zones
from annotator.wording import tr

LONGEST_TEXT = 10_000_000
_LONGEST_FIRST_LINE = 120


def draft(raw: RawArticle, name: str, options: ReadOptions, tally: Tally) -> DocumentDraft:
    """Raises ``UnreadableFile`` where there is no text, or more than a document may hold."""
    text = clean_text(raw.text, tally)
    if not text.strip():
        raise UnreadableFile(tr("{name} holds no text", name=name))
    if len(text) > LONGEST_TEXT:
        raise UnreadableFile(
            tr("{name} holds a text of more than {count:,} characters", name=name, count=LONGEST_TEXT)
        )
    zones = find_zones(text, raw.title, raw.byline)
    titles = [text[zone.start : zone.end] for zone in zones if zone.kind is ZoneKind.TITLE]
    title = clean_title(raw.title or next(iter(titles), "")) or _first_line(text) or name
    meta: dict[str, Json] = {"file": name, **raw.meta}
    if raw.byline:
        meta["byline"] = raw.byline
    return DocumentDraft(title, text, options.language or _language(raw, text), meta, zones)


def _first_line(text: str) -> str:
    start, end = filled_lines(text)[0]
    line = clean_title(text[start : min(end, start + 4 * _LONGEST_FIRST_LINE)])
    if len(line) <= _LONGEST_FIRST_LINE:
        return line
    return line[:_LONGEST_FIRST_LINE].rsplit(" ", 1)[0] + "…"


def _language(raw: RawArticle, text: str) -> str:
    """The language that the file names, where it is one we know, else the likeliest."""
    named = (raw.language or "").strip().lower().replace("_", "-").split("-")[0]
    named = {"no": "nb", "nn": "nb", "iw": "he", "in": "id"}.get(named, named)
    return named if named in LANGUAGES else guess_language(text)
