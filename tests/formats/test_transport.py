"""What goes to another process arrives as it was."""

from hypothesis import given, settings

from annotator.domain.annotation_set import Reading
from annotator.formats.transport import packed, unpacked
from tests.formats.corpora import corpora, made_document, made_reading, made_span


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_readings_arrive_as_they_were(readings: list[Reading]) -> None:
    assert unpacked(packed(readings)) == readings


def test_half_characters_arrive_too() -> None:
    text = "a \ud800 b"
    readings = [made_reading(made_document(text), made_span(text, "ORG", text))]
    assert unpacked(packed(readings)) == readings
