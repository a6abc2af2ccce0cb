"""The notation of the authors: what each line means, and what is refused with its place."""

import pytest

from corpora.authoring.article import Article
from corpora.authoring.draft import Draft, Tie
from corpora.authoring.notation import AuthoringError, Words, gold_line, lines_of
from corpora.authoring.readings import parsed_readings
from corpora.authoring.rules import Rules
from corpora.authoring.sources import TAGSET

TEXT = """Board opens pier

The Harbour Board said on Monday it would open the pier. "It is safe," Ines Calloway said, "and dry."
The pier closed in May. Calloway said he was wrong; the others were not there.
"""

GOLD = """
e1 ORG "The Harbour Board"
e2 PERSON "Ines Calloway"
m1 MENTION "it" in "Monday it"
m1 same-as e1
v1 STATEMENT "said"#1
v1 speaker e1
v1 place -
c1 COMMITMENT "it would open" .. "pier" attribution=indirect
c1 claimer e1
c1 cue v1
c2 JUDGEMENT "It is safe" | "and dry" attribution=direct
c2 claimer e2
flag c1 unsure "Really?"
note c2 "One \\"sentence\\", two pieces."
"""


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules.read(TAGSET)


def compiled(text: str, rules: Rules, language: str = "en") -> Draft:
    draft = Draft(Article("99", "pier", TEXT, language), rules)
    for place, line in lines_of(text, "99-pier.gold"):
        draft.apply(gold_line(Words(line, place)), place)
    return draft


def covered(draft: Draft, mark: str) -> list[str]:
    return [TEXT[start:end] for start, end in draft.spans[mark].fragments]


@pytest.mark.parametrize(
    ("mark", "pieces"),
    [
        ("m1", ["it"]),
        ("v1", ["said"]),
        ("c1", ["it would open the pier"]),
        ("c2", ["It is safe", "and dry"]),
    ],
)
def test_a_quotation_covers_what_it_says(mark: str, pieces: list[str], rules: Rules) -> None:
    assert covered(compiled(GOLD, rules), mark) == pieces


def test_attributes_that_are_not_written_have_their_defaults(rules: Rules) -> None:
    claim = compiled(GOLD, rules).spans["c1"]
    assert claim.attributes == {
        "quantified": "no",
        "polarity": "affirmed",
        "certainty": "plain",
        "attribution": "indirect",
    }
    assert claim.flag == ("unsure", "Really?")


def test_notes_and_empty_places_are_kept(rules: Rules) -> None:
    draft = compiled(GOLD, rules)
    assert draft.spans["c2"].note == 'One "sentence", two pieces.'
    assert Tie("v1", "place", None) in draft.ties


def test_occurrences_are_those_of_whole_words_but_where_scripts_join_them(rules: Rules) -> None:
    assert covered(compiled('m1 MENTION "he"', rules), "m1") == ["he"]
    with pytest.raises(AuthoringError, match="stands there"):
        compiled('m1 MENTION "he"', rules, language="ar")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('e1 PERSON "Paul"', "is not found"),
        ('e1 PERSON "Calloway"', "stands there 2 times"),
        ('e1 PERSON "Calloway"#3', "only 2 times"),
        ('e1 HERO "Ines"', "no label HERO"),
        ('c1 DEMAND "The pier" certainty=sure', "certainty has no value sure"),
        ('c1 DEMAND "The pier" mood=bad', "no attribute mood"),
        ('c1 DEMAND "The pier" .. "Board"', "does not follow"),
        ('c1 DEMAND "and dry" | "It is safe"', "wrong order"),
        ('e1 PERSON "Ines', "not closed"),
        ('x PERSON "Ines"', "not a mark"),
        ("v9 place e1", "there is no v9"),
        ('e1 PERSON "Ines" e2', "attribute=value expected"),
        ("flag e1 maybe", "unsure or ask"),
        ("note e1", "the line ends"),
        ("lang en", "head of the file"),
    ],
)
def test_mistakes_are_told_with_their_place(line: str, reason: str, rules: Rules) -> None:
    with pytest.raises(AuthoringError, match=f"^99-pier.gold:1: .*{reason}"):
        compiled(line, rules)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("v1 attacker e1", "STATEMENT takes no ORG as attacker"),
        ("c1 claimer e1", "there already"),
        ('e1 ORG "Board"#2', "there already"),
    ],
)
def test_links_follow_the_frames_and_nothing_is_said_twice(line: str, reason: str, rules: Rules) -> None:
    with pytest.raises(AuthoringError, match=reason):
        compiled(GOLD + line, rules)


def reading(block: str, rules: Rules) -> Draft:
    return parsed_readings(f"@ana\n{block}\n", "99-pier.readings", compiled(GOLD, rules))["ana"]


@pytest.mark.parametrize(
    ("block", "mark", "pieces"),
    [
        ('~ e1 "Harbour Board"', "e1", ["Harbour Board"]),
        ('~= e1 GPE "Harbour"', "e1", ["Harbour"]),
        ('split c1 "it would open" / "the pier" PREDICTION', "c1b", ["the pier"]),
        ("merge m1 e2", "m1", ['it would open the pier. "It is safe," Ines Calloway']),
        ('+ e9 DATE "Monday"', "e9", ["Monday"]),
    ],
)
def test_a_reading_moves_splits_and_merges(block: str, mark: str, pieces: list[str], rules: Rules) -> None:
    assert covered(reading(block, rules), mark) == pieces


def test_a_reading_is_the_gold_without_its_flags_and_notes(rules: Rules) -> None:
    gold, ana = compiled(GOLD, rules), reading("", rules)
    assert {mark: span.fragments for mark, span in ana.spans.items()} == {
        mark: span.fragments for mark, span in gold.spans.items()
    }
    assert ana.ties == gold.ties
    assert all(span.flag is None and not span.note for span in ana.spans.values())


def test_what_is_missed_takes_its_links_along(rules: Rules) -> None:
    ties = reading("- e1", rules).ties
    assert ties == [Tie("v1", "place", None), Tie("c1", "cue", "v1"), Tie("c2", "claimer", "e2")]


def test_a_link_that_a_change_of_label_forbids_falls_away(rules: Rules) -> None:
    assert Tie("v1", "speaker", "e1") not in reading("= v1 CONFLICT", rules).ties


@pytest.mark.parametrize(
    ("block", "layers", "spans"),
    [
        ("status finished entity", ("entity",), 3),
        ("status unfinished", (), 6),
        ("status empty", ("entity", "claim", "event"), 0),
        ("status skipped duplicate", (), 0),
        ('status unfinished\nuntil "Monday"', (), 2),
    ],
)
def test_sets_can_be_partial(block: str, layers: tuple[str, ...], spans: int, rules: Rules) -> None:
    draft = reading(block, rules)
    assert (draft.finished, len(draft.spans)) == (layers, spans)


def test_an_absent_annotator_has_no_set(rules: Rules) -> None:
    assert parsed_readings("@ben\nstatus absent\n", "x", compiled(GOLD, rules)).keys() == {"ana", "chiyo"}


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("? e1", "is no operation"),
        ("! c1 certainty=plain", "no attribute differs"),
        ("-role v1 time", "v1 has no time"),
        ("= e1 DEMAND", "no label of the layer entity"),
        ("status asleep", "asleep is no status"),
        ("- e1 e1", "there is no e1"),
        ("@dora", "the annotators are"),
    ],
)
def test_mistakes_in_readings_are_told_with_their_place(block: str, reason: str, rules: Rules) -> None:
    with pytest.raises(AuthoringError, match=f"^99-pier.readings:2: .*{reason}"):
        reading(block, rules)
