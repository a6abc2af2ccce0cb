"""Code points and UTF-16 units convert into each other without loss."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.utf16 import Utf16Map

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]) | st.sampled_from("a😀𝔸\ud83d\ude00"))


@given(ANY_TEXT)
def test_every_offset_comes_back(text: str) -> None:
    units = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert units.to_code_points(units.to_utf16(offset)) == offset


@given(ANY_TEXT)
def test_offsets_count_the_units_before_them(text: str) -> None:
    units = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert units.to_utf16(offset) == sum(2 if character > "\uffff" else 1 for character in text[:offset])


def test_the_half_of_a_pair_belongs_before_its_character() -> None:
    units = Utf16Map("a😀b")
    assert [units.to_code_points(offset) for offset in range(5)] == [0, 1, 1, 2, 3]
    assert [units.splits_pair(offset) for offset in range(5)] == [False, False, True, False, False]


def test_a_text_without_astral_characters_needs_no_map() -> None:
    assert Utf16Map("añ漢\u00a0").is_identity
    assert Utf16Map("añ漢\u00a0").length == 4
    assert not Utf16Map("😀").is_identity
    assert Utf16Map("😀").length == 2
