"""Which spans may fill a role, which is offered first, and how one walks among them."""

from dataclasses import replace

from annotator.domain.layer import Layer
from annotator.domain.span import Span, make_extent
from annotator.domain.tagset import Frame, Label, Role, Tagset
from annotator.ui.places.link_mode import LinkMode
from tests.session.projects import TAGSET, TEXT, place_of


def span(name: str, words: str, label: str, layer: Layer = Layer.ENTITY, occurrence: int = 0) -> Span:
    return Span(name, layer, label, make_extent(TEXT, [place_of(TEXT, words, occurrence)]))


CLAIM = span("claim", "We will move the pier", "PROMISE", Layer.CLAIM)
FAR, NEAR = span("far", "Ines Vale", "PERSON"), span("near", "Vale", "PERSON", occurrence=1)
BOARD, EVENT = span("board", "Harbour Board", "ORG"), span("event", "move", "MOVE", Layer.EVENT)
SPANS = [FAR, EVENT, CLAIM, NEAR, BOARD]


def names(spans: list[Span]) -> list[str]:
    return [item.id for item in spans]


def mode_for(role: str, source: Span) -> LinkMode:
    mode = LinkMode.for_role(TAGSET, role, source)
    assert mode is not None
    return mode


def test_a_role_that_the_label_does_not_take_opens_no_mode() -> None:
    assert LinkMode.for_role(TAGSET, "agent", CLAIM) is None
    assert LinkMode.for_role(TAGSET, "gone", CLAIM) is None


def test_only_the_labels_of_the_frame_fill_a_role_and_never_the_span_itself() -> None:
    mode = mode_for("claimer", CLAIM)
    assert [item.id for item in SPANS if mode.allows(item)] == ["far", "near", "board"]


def test_the_keys_of_the_labels_that_a_role_takes_with_chords_of_a_layer_as_one() -> None:
    labels = (
        *(
            Label(key=key, layer=Layer.EVENT, name=key, shortcut=f"e {key[0].lower()}")
            for key in ("LIFE", "MOVE")
        ),
        Label(key="LAW", layer=Layer.ENTITY, name="Law", shortcut="w"),
        Label(key="KEYLESS", layer=Layer.ENTITY, name="Keyless"),
    )
    tagset = Tagset(name="Some", labels=labels)
    every = LinkMode("about", "about", "claim", frozenset(label.key for label in labels))
    assert every.label_keys(tagset) == [("E …", "event"), ("W", "Law")]
    assert replace(every, fillers=frozenset({"LAW"})).label_keys(tagset) == [("W", "Law")]


def test_the_nearest_span_is_offered_first() -> None:
    mode = mode_for("claimer", CLAIM)
    assert names(mode.likeliest(SPANS, CLAIM, ())) == ["near", "far", "board"]
    assert mode.likeliest([CLAIM, EVENT], CLAIM, ()) == []


def test_what_fills_the_role_already_and_what_lies_in_the_source_are_offered_last() -> None:
    mode = mode_for("claimer", CLAIM)
    within = span("within", "the pier", "MENTION")
    spans = [*SPANS, within]
    assert names(mode.likeliest(spans, CLAIM, ())) == ["near", "far", "board", "within"]
    assert names(mode.likeliest(spans, CLAIM, {"near"}))[-1] == "near"


def test_the_paragraph_of_the_source_comes_first() -> None:
    def paragraph_at(offset: int) -> int:
        return TEXT.count("\n\n", 0, offset)

    mode = mode_for("claimer", CLAIM)
    assert names(mode.likeliest([FAR, BOARD], CLAIM, (), paragraph_at)) == ["board", "far"]


def test_what_is_merely_possible_is_looked_for_inside_a_claim_first() -> None:
    frame = Frame(sources=("PROMISE",), fillers=("PERSON", "MENTION"))
    tagset = Tagset(
        name="About", labels=TAGSET.labels, roles=(Role(key="about", name="about", frames=(frame,)),)
    )
    mode = LinkMode.for_role(tagset, "about", CLAIM)
    assert mode is not None
    spans = [NEAR, span("within", "the pier", "MENTION")]
    assert names(mode.likeliest(spans, CLAIM, ())) == ["within", "near"]


def test_walking_goes_in_the_order_of_the_text_and_round() -> None:
    mode = mode_for("claimer", CLAIM)
    walked: list[str] = []
    for _ in range(4):
        found = mode.following(SPANS, 1)
        assert found is not None
        mode = replace(mode, candidate=found.id)
        walked.append(found.id)
    assert walked == ["far", "near", "board", "far"]
    back = mode.following(SPANS, -1)
    assert back is not None
    assert back.id == "board"
    assert mode.following([EVENT], 1) is None


def test_new_text_becomes_a_mention_or_the_only_label_there_is() -> None:
    assert mode_for("claimer", CLAIM).new_label(TAGSET) == "MENTION"
    assert mode_for("agent", EVENT).new_label(TAGSET) is None
    labels = tuple(Label(key=key, layer=Layer.ENTITY, name=key) for key in ("A", "B"))
    role = Role(key="r", name="r", frames=(Frame(sources=("A",), fillers=("B",)),))
    small = Tagset(name="x", labels=labels, roles=(role,))
    source = span("s", "Vale", "A")
    mode = LinkMode.for_role(small, "r", source)
    assert mode is not None
    assert mode.new_label(small) == "B"
