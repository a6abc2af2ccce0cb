"""Tables of articles: JSON lines and separated values."""

from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.articles.base import ReadOptions
from annotator.articles.columns import storable
from annotator.articles.reading import table_columns
from annotator.domain.errors import UnreadableFile
from annotator.domain.values import Json
from tests.articles.reading_helpers import only_draft, read_bytes

LONG = "The bridge in Eastmere was closed on Monday by the board. " * 5


def test_json_lines_give_one_document_each(tmp_path: Path) -> None:
    data = (
        '{"id": 7, "headline": "Bridge closes", "body": "It closed.", "authors": ["A. Amory", "C. Venn"],'
        ' "publish_date": "2021-02-20", "lang": "en_US", "tags": ["port", {"a": 1}], "empty": ""}\r\n'
        "\r\n"
        '{"body": null}\n'
        '{"body": "Zweiter Text, der nicht von hier ist und das auch sagt."}'
    )
    article = read_bytes(tmp_path, "a.jsonl", data.encode())
    first, second = article.drafts
    assert (first.title, first.text, first.language) == ("Bridge closes", "It closed.", "en")
    assert first.meta == {
        "file": "a.jsonl",
        "id": 7,
        "byline": "A. Amory, C. Venn",
        "date": "2021-02-20",
        "tags": ["port", {"a": 1}],
    }
    assert second.language == "de"
    assert article.notes == ("The text was taken from body", "Rows without text were left out (1×)")


def test_a_text_inside_json_is_cleaned_like_a_file(tmp_path: Path) -> None:
    article = read_bytes(tmp_path, "a.jsonl", rb'{"text": "One.\r\nTwo \ud83d\ude00 \ud800."}')
    assert only_draft(article).text == "One.\nTwo 😀 \ufffd."
    assert len(article.notes) == 2


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separated_values(tmp_path: Path, separator: str) -> None:
    rows = [["title", "text", "n"], ["Bridge", '"Long\r\ntext, ""so""; | \t."', "3"], ["", "", ""]]
    data = "\n".join(separator.join(row) for row in rows)
    draft = only_draft(read_bytes(tmp_path, "a.csv", data.encode("utf-8-sig")))
    assert draft.text == 'Long\ntext, "so"; | \t.'
    assert draft.title == "Bridge"
    assert draft.meta == {"file": "a.csv", "n": "3"}


def test_a_cell_may_be_as_long_as_an_article(tmp_path: Path) -> None:
    data = f'text\n"{"word " * 60_000}"\n'
    assert len(only_draft(read_bytes(tmp_path, "a.csv", data.encode())).text) == 300_000


def test_the_only_column_that_reads_like_text_is_the_text(tmp_path: Path) -> None:
    data = f'name,remark\nA,"{LONG}"\n'
    assert only_draft(read_bytes(tmp_path, "a.csv", data.encode())).text == LONG


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    options = ReadOptions(text_column="b", title_column="a")
    draft = only_draft(read_bytes(tmp_path, "x.csv", b"a,b,text\nHead,This one.,Not this.\n", options))
    assert (draft.title, draft.text, draft.meta["text"]) == ("Head", "This one.", "Not this.")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", b"a,b\n1,2\n", "^a.csv: which column holds the text. Its columns are a, b$"),
        ("a.jsonl", b'{"a": "x", "b": "y"}', "^a.jsonl: which column holds the text. Its columns are a, b$"),
        ("a.jsonl", b'{"a": 1}\n{broken\n', "^a.jsonl, line 2, is no JSON: .* column 2$"),
        ("a.jsonl", b'{"text": "a"}\n[1]\n', "^a.jsonl, line 2, is no JSON object$"),
        ("a.jsonl", b"[" * 100_000, "^a.jsonl, line 1, is no JSON: it is nested too deeply$"),
        ("a.jsonl", b'{"n": ' + b"9" * 10_000 + b"}", "^a.jsonl, line 1, is no JSON: "),
        ("a.jsonl", b'{"text": ""}', "^a.jsonl holds no text in its column text$"),
        ("a.csv", b"text,b\n1,2,3\n", "^a.csv, line 2, has more cells than the header$"),
        ("a.csv", b"text\n", "^a.csv holds no rows$"),
        ("a.csv", b",".join([b"c"] * 501), "^a.csv has more than 500 columns$"),
        ("a.csv", b"text\n" + b"x" * (2**24 + 1), "^a.csv, line 2, is no table row: field larger"),
    ],
)
def test_a_broken_table_is_refused_with_the_place(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_bytes(tmp_path, name, data)


def test_the_columns_can_be_listed_to_choose_from(tmp_path: Path) -> None:
    for name, data, columns in (
        ("a.csv", b"a;b\n1;2\n", ["a", "b"]),
        ("a.jsonl", b'{"a": 1}\n{"b": 2, "a": 3}\n', ["a", "b"]),
        ("a.txt", b"a;b\n", list[str]()),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        assert table_columns(path) == columns


@pytest.mark.parametrize("options", [ReadOptions(text_column="z"), ReadOptions(title_column="z")])
def test_a_column_that_is_not_there_is_told(tmp_path: Path, options: ReadOptions) -> None:
    with pytest.raises(UnreadableFile, match=r"^a\.csv has no column 'z'; its columns are a, text$"):
        read_bytes(tmp_path, "a.csv", b"a,text\n1,2\n", options)


def test_a_value_nested_without_end_is_cut_off() -> None:
    deep: Json = "end"
    for _ in range(40):
        deep = [deep]
    assert "end" not in str(storable(deep))
    assert "end" in str(storable([[["end"]]]))


JSON_VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(JSON_VALUES)
def test_storable_values_stay_storable(value: Json) -> None:
    kept = storable(value)
    assert orjson.loads(orjson.dumps(kept)) == kept
