"""A capitalised word is a known name where it stands inside a sentence."""

import pytest

from annotator.session.known_names import KnownNames


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Vale spoke. We met Vale.", True),
        ("Vale spoke, as Mr. Vale does.", True),
        ("Vale spoke; J. Vale too.", True),
        ("Vale spoke of the VALE.", True),
        ("Then, Vale spoke.", True),
        ("Vale spoke. Vale left. “Vale!”", False),
        ("We met Valerie. Vale left.", False),
        ("We saw a vale.", False),
        ("", False),
    ],
)
def test_where_a_word_is_known(text: str, known: bool) -> None:
    names = KnownNames(text)
    assert list(names.read()) in ([], [None])
    assert ("Vale" in names) is known


def test_a_long_text_is_read_in_pieces_that_cut_no_word() -> None:
    names = KnownNames("nothing here " * 3_845 + "Vale here " + "nothing here " * 3_845)
    assert len(list(names.read())) == 2
    assert "Vale" in names


def test_pausing_on_the_way_changes_nothing() -> None:
    names = KnownNames("nothing here " * 10_000 + "Vale’s")
    next(names.read())
    assert "Vale" in names
    assert list(names.read()) == []
