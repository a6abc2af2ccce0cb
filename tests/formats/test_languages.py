"""Programs read datasets: what stands in them is English, whatever language the window speaks."""

from pathlib import Path

import pytest

from annotator.domain.annotation_set import Reading
from annotator.domain.document import Zone, ZoneKind
from annotator.formats.base import Align, DatasetFormat, ExportOptions
from annotator.formats.jsonl import JsonlFormat
from annotator.formats.spacy_format import SpacyFormat
from tests.brackets import speaking_brackets
from tests.formats.corpora import TAGSET, made_document, made_reading, made_span

TEXT = "Ana Bo Lee met the U.S.-Mexico board in Oslo . Ad"


def readings() -> list[Reading]:
    """One span each of what a dataset cannot hold as it is."""
    document = made_document(TEXT, "eo", (Zone(len(TEXT) - 2, len(TEXT), ZoneKind.BOILERPLATE),))
    return [
        made_reading(
            document,
            made_span(TEXT, "PERSON", "Ana Bo"),
            made_span(TEXT, "PERSON", "Ana", "Lee"),
            made_span(TEXT, "ORG", "Lee met "),
            made_span(TEXT, "ORG", "exico"),
            made_span(TEXT, "ORG", "Ad"),
        ),
        made_reading(made_document("Half \ud83d")),
        made_reading(made_document("Bo", title="\ud83d")),
    ]


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("align", ["strict", "contract", "expand"])
@pytest.mark.parametrize("made", [SpacyFormat(), JsonlFormat()], ids=lambda made: made.name)
def test_a_dataset_is_the_same_in_every_language(tmp_path: Path, made: DatasetFormat, align: Align) -> None:
    options = ExportOptions(split=(1, 1, 1), exclude_boilerplate=True, align=align)
    given = readings()
    made.write(given, len(given), TAGSET, tmp_path / "english", options)
    with speaking_brackets():
        made.write(given, len(given), TAGSET, tmp_path / "brackets", options)
    assert content(tmp_path / "english") == content(tmp_path / "brackets")
