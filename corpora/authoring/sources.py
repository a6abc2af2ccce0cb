"""The files of one article, read: its text, its gold and its readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.authoring.article import Article
from corpora.authoring.draft import Draft
from corpora.authoring.notation import AuthoringError, LanguageLine, Troubles, Words, gold_line, lines_of
from corpora.authoring.readings import parsed_readings
from corpora.authoring.rules import Rules

REPOSITORY = Path(__file__).resolve().parents[2]
AUTHORING = Path(__file__).resolve().parent
ARTICLES = REPOSITORY / "corpora" / "demo" / "articles"
DEMO = REPOSITORY / "corpora" / "demo" / "demo.jsonl"
TAGSET = REPOSITORY / "resources" / "tagsets" / "news.json"
PRACTICE = "00"


@dataclass(frozen=True, slots=True)
class Entry:
    article: Article
    gold: Draft
    readings: dict[str, Draft]
    help: str


def entries(rules: Rules, only: str = "") -> Iterator[Entry]:
    """Every article in the order of its number, or the one whose number is ``only``."""
    for path in sorted(ARTICLES.glob("*.txt")):
        if path.name.startswith(only):
            yield entry(path, rules)


def entry(path: Path, rules: Rules) -> Entry:
    number, _, slug = path.stem.partition("-")
    gold = _gold(number, slug, path.read_text(encoding="utf-8"), rules)
    written = AUTHORING / f"{path.stem}.readings"
    readings = (
        parsed_readings(written.read_text(encoding="utf-8"), written.name, gold) if written.exists() else {}
    )
    helping = AUTHORING / f"{path.stem}.help"
    return Entry(gold.article, gold, readings, _one_line(helping) if helping.exists() else "")


def _one_line(path: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8").split())


def _gold(number: str, slug: str, text: str, rules: Rules) -> Draft:
    written = AUTHORING / f"{number}-{slug}.gold"
    lines = list(lines_of(written.read_text(encoding="utf-8"), written.name))
    head = gold_line(Words(lines[0][1], lines[0][0])) if lines else None
    if not isinstance(head, LanguageLine):
        raise AuthoringError(f"{written.name}:1", "the first line names the language: lang en")
    draft = Draft(Article(number, slug, text, head.language, head.meta), rules)
    troubles = Troubles()
    for place, line in lines[1:]:
        with troubles.gathered():
            draft.apply(gold_line(Words(line, place)), place)
    troubles.raise_any()
    return draft
