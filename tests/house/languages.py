"""The catalogues of the program's texts, renewed from its source: ``python -m tests.house.languages``.

A catalogue keeps what is translated; texts that are new in it stand empty, those that are gone fall out. The
compiled form lies beside it, since whoever installs the program has no compiler for it.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from annotator.wording import LANGUAGES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "languages"
SOURCE_LANGUAGE = "en"
TRANSLATED = tuple(code for code in LANGUAGES if code != SOURCE_LANGUAGE)
KEYWORDS = {"tr": None, "trn": (1, 2), "mark": None}
_PASSING = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator', '"Report-Msgid')
HEADER = "# The texts of Annotator and their translations.\n#"


def texts() -> Catalog:
    """All texts that the source wraps, with the files that say them."""
    found = Catalog(fuzzy=False)
    source = ROOT / "annotator"
    methods = [("**.py", "python")]
    for file, _line, message, _comments, context in extract_from_dir(source, methods, keywords=KEYWORDS):
        place = (f"annotator/{Path(file).as_posix()}", 1)
        found.add(message, locations=[place], context=context)
    return found


def catalogue(language: str) -> Catalog:
    """The catalogue as it lies in ``resources``; an empty one where none lies there."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(language)
    with path.open("rb") as file:
        return read_po(file, language)


def as_text(translated: Catalog) -> bytes:
    """Sorted by text, without dates and line numbers, so that only what is said makes a difference."""
    out = BytesIO()
    write_po(out, translated, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_PASSING)).encode()


def compiled(translated: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, translated)
    return out.getvalue()


def renew(language: str) -> None:
    translated = catalogue(language)
    translated.update(texts(), no_fuzzy_matching=True)
    save(language, translated)


def save(language: str, translated: Catalog) -> None:
    translated.fuzzy = False
    translated.header_comment = HEADER
    translated.project, translated.version = "Annotator", "1"
    translated.language_team = "Annotator"
    (FOLDER / f"{language}.po").write_bytes(as_text(translated))
    (FOLDER / f"{language}.mo").write_bytes(compiled(translated))


if __name__ == "__main__":
    for each in TRANSLATED:
        renew(each)
