"""Markdown as the plain text of the rendered page."""

from pathlib import Path

import pytest

from annotator.articles.base import ArticleFile
from annotator.domain.document import ZoneKind
from tests.articles.reading_helpers import only_draft, read_bytes


def read(folder: Path, text: str) -> ArticleFile:
    return read_bytes(folder, "a.md", text.encode())


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("The *bridge* in **East**mere\nclosed.", "The bridge in Eastmere closed."),
        ("One  \ntwo\\\nthree", "One\ntwo\nthree"),
        ('A [link](http://example.org "t") and ![picture](x.png) <b>bold</b>', "A link and  bold"),
        ("AT&amp;T \\*sic\\* `a < b`", "AT&T *sic* a < b"),
        ("# Head\n\ntext\n\n## Second", "Head\n\ntext\n\nSecond"),
        ("- one\n- two\n  - deeper\n\n3. three\n4. four", "• one\n• two\n  • deeper\n\n3. three\n4. four"),
        ("> said\n> she", "said she"),
        ("| a | b |\n|---|---|\n| c | d |", "a | b\nc | d"),
        ("```\ncode\n  block\n```", "code\n  block"),
        ("text\n\n<div>html</div>\n\nmore", "text\n\nmore"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
    ],
)
def test_marks_go_and_words_stay(tmp_path: Path, markdown: str, plain: str) -> None:
    assert only_draft(read(tmp_path, markdown)).text == plain


def test_front_matter_becomes_metadata(tmp_path: Path) -> None:
    draft = only_draft(
        read(
            tmp_path,
            '---\ntitle: "Bridge closes"\nauthor: Lise Amory\ndate: 2021-02-20\nlang: en-GB\nlayout: x\n---\n'
            "# Bridge closes\n\nBy Lise Amory\n\nThe bridge closed.",
        )
    )
    assert (draft.title, draft.language) == ("Bridge closes", "en")
    assert draft.meta == {"file": "a.md", "byline": "Lise Amory", "date": "2021-02-20"}
    assert [zone.kind for zone in draft.zones] == [ZoneKind.TITLE, ZoneKind.BYLINE]


def test_a_first_heading_is_the_title(tmp_path: Path) -> None:
    draft = only_draft(read(tmp_path, "Bridge closes.\n======\n\nThe bridge closed."))
    assert draft.title == "Bridge closes."
    assert draft.text[draft.zones[0].start : draft.zones[0].end] == "Bridge closes."


@pytest.mark.parametrize("piece", ["![", "[a](", "*a_", "**a ", "<a ", "> ", "- ", "`", "|a", "a\n", "_"])
def test_hostile_marks_are_read_in_bounded_time(tmp_path: Path, piece: str) -> None:
    assert only_draft(read(tmp_path, "word\n\n" + piece * 20_000)).text.startswith("word")
