"""Labels as words: what is written is read back as the same label."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.formats.labels import LabelWords

KEYS = ("A", "B", "C", "D")
NAMES = st.sampled_from(["A", "B", "x", "y", ""])


@st.composite
def tagsets(draw: st.DrawFn) -> Tagset:
    labels = [
        Label(
            key=key,
            layer=draw(st.sampled_from([Layer.ENTITY, Layer.EVENT])),
            name=draw(NAMES),
            replaced_by=draw(st.none() | st.sampled_from([*KEYS, "gone"])),
        )
        for key in KEYS
    ]
    return Tagset(name="Drawn", labels=tuple(labels))


@given(tagsets())
def test_a_word_stands_for_the_label_that_it_was_written_for(tagset: Tagset) -> None:
    words = LabelWords(tagset)
    for label in tagset.labels:
        living = tagset.label(words.living(label.key))
        assert words.word(label.key)
        assert living == words.label(label.layer, words.word(label.key))


@given(tagsets())
def test_living_labels_of_a_layer_have_different_words(tagset: Tagset) -> None:
    words = LabelWords(tagset)
    for layer in Layer:
        living = [words.word(label.key) for label in tagset.labels_of(layer)]
        assert len(set(living)) == len(living)


def test_plain_names_are_the_words() -> None:
    label = Label(key="k1", layer=Layer.ENTITY, name="Person")
    words = LabelWords(Tagset(name="T", labels=(label,)))
    assert words.word("k1") == "Person"
    assert words.word("unknown") == "unknown"
    assert words.label(Layer.ENTITY, "k1") == words.label(Layer.ENTITY, "Person") == label
    assert words.label(Layer.EVENT, "Person") is None
