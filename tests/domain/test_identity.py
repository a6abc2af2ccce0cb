"""Identifiers follow from what they name wherever two copies of a project must agree."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.identity import annotator_id, document_id, foreign_id, is_id, new_id, text_sha256

PROJECT, OTHER = new_id(), new_id()


@given(st.text(max_size=10))
def test_one_name_is_one_annotator_however_it_is_composed(name: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    assert annotator_id(PROJECT, composed) == annotator_id(PROJECT, decomposed)
    assert annotator_id(PROJECT, name) != annotator_id(OTHER, name)


@given(st.text(max_size=10), st.text(max_size=10))
def test_two_texts_are_two_documents_and_one_text_is_one(one: str, other: str) -> None:
    ids = [document_id(PROJECT, text_sha256(text)) for text in (one, other)]
    assert (ids[0] == ids[1]) is (one == other)


def test_kinds_of_identifiers_do_not_meet() -> None:
    ids = {annotator_id(PROJECT, "x"), document_id(PROJECT, "x"), foreign_id(PROJECT, "x")}
    assert len(ids) == 3
    assert all(is_id(each) for each in ids)


def test_only_the_canonical_form_is_an_identifier() -> None:
    known = new_id()
    assert is_id(known)
    for text in (known.upper(), known + "\n", f"{{{known}}}", known.replace("-", ""), "", "T1"):
        assert not is_id(text)


def test_a_text_with_a_lone_surrogate_has_a_hash() -> None:
    assert text_sha256("\ud800") != text_sha256("\ud801")
