"""Finding by a few letters: whatever holds them in their order is found, the likeliest first."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.places.fuzzy import score

NAMES = st.text(alphabet="abc A-1", max_size=12)
LETTERS = st.text(alphabet="abc ", max_size=4)


def is_in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)


def best(letters: str, *names: str) -> str:
    return max(names, key=lambda name: score(letters, name) or -1.0)


@given(LETTERS, NAMES)
def test_a_name_answers_exactly_where_it_holds_the_letters_in_their_order(letters: str, name: str) -> None:
    found = score(letters, name) is not None
    assert found == is_in_order(letters.replace(" ", ""), name.casefold())


def test_letters_inside_a_word_are_found_before_a_word_that_starts_with_the_first() -> None:
    assert score("er", "Person event") is not None
    assert score("son", "Person so") is not None


def test_case_does_not_count_and_neither_do_spaces() -> None:
    assert score("PER", "person") == score("per", "Person")
    assert score("m z", "Mark zone") is not None
    assert score("straße", "STRASSE") is not None


def test_no_letters_are_as_good_as_any() -> None:
    assert score("", "x") == score(" ", "a much longer name") == 0.0


def test_how_a_name_begins_counts_most_then_how_its_words_do_then_letters_in_a_row() -> None:
    assert best("per", "Show PERSON only", "PERSON", "Paper") == "PERSON"
    assert best("so", "Person", "Show only", "Also") == "Show only"
    assert best("ota", "A total", "Our talk") == "Our talk"
    assert best("ale", "xaxlxex", "xxalexx") == "xxalexx"


def test_a_word_that_begins_so_is_better_than_letters_scattered_in_a_long_name() -> None:
    title = "Court opens case over permits of the old power station"
    assert best("copy", "Copy", title) == "Copy"
    assert best("exp", "Export a dataset", title) == "Export a dataset"
    assert best("data", "Export a dataset", "Drivers attack tax") == "Export a dataset"


def test_of_two_that_answer_alike_the_shorter_is_better() -> None:
    assert best("claim", "claimer", "claim") == "claim"
    assert best("ov", "remove", "remove this one") == "remove"
