"""Zones: what is found in a scraped article, and what is left alone in a plain one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.document import Zone, ZoneKind
from annotator.text.zones import find_zones
from tests.text import scraped


def zones(text: str, kind: ZoneKind, *, title: str | None = None, byline: str | None = None) -> list[str]:
    return [text[zone.start : zone.end] for zone in find_zones(text, title, byline) if zone.kind is kind]


def boilerplate(text: str) -> list[str]:
    return zones(text, ZoneKind.BOILERPLATE)


def in_article(line: str) -> str:
    """The line as a paragraph between others."""
    return (
        f"Council closes the bridge\n\nThe council closed the old bridge on Monday.\n\n{line}\n\n"
        "It will open again in the spring, the mayor said."
    )


def test_the_scraped_article_has_exactly_its_zones() -> None:
    text = scraped.TEXT

    def zone(kind: ZoneKind, said: str, start: int = 0) -> Zone:
        offset = text.index(said, start)
        return Zone(offset, offset + len(said), kind)

    second_caption = text.index(scraped.CAPTION) + 1
    expected = [
        zone(ZoneKind.TITLE, scraped.TITLE),
        *(zone(ZoneKind.BOILERPLATE, line) for line in scraped.WIDGET),
        zone(ZoneKind.DATELINE, scraped.DATELINE),
        *(zone(ZoneKind.QUOTATION, said) for said in scraped.QUOTATIONS),
        zone(ZoneKind.CAPTION, scraped.CAPTION),
        zone(ZoneKind.BOILERPLATE, scraped.CAPTION, second_caption),
        zone(ZoneKind.BOILERPLATE, scraped.SYNDICATION),
    ]
    assert list(find_zones(text)) == expected


def test_offsets_count_code_points() -> None:
    text = "Title 😀 of the day\n\nA first paragraph, said.\n\nPlease try again later."
    assert find_zones(text)[-1] == Zone(46, 69, ZoneKind.BOILERPLATE)


@pytest.mark.parametrize(
    "line",
    [
        "This video cannot be played",
        "Sorry, this video is not available in your country.",
        "Video unavailable",
        "An error occurred",
        "Please enable JavaScript to continue.",
        "We use cookies to improve your experience on this site.",
        "Accept all cookies",
        "Sign up for our free newsletter and never miss a story.",
        "Already a subscriber? Log in",
        "Subscribe to continue reading",
        "You have reached your limit of free articles.",
        "Follow us on Instagram and Facebook",
        "READ MORE: Why the bridge was closed in 1964",
        "Read more",
        "Related stories",
        "Advertisement",
        "Story continues below advertisement",
        "© 2023 The Eastmere Tide. All rights reserved.",
        "Copyright 2022 Lowland Press",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "This story was first published by the Eastmere Tide.",
        "This article is republished from The Tide under a licence.",
        "The post Council closes the bridge appeared first on The Tide.",
        "Dieser Artikel erschien zuerst auf tide.example.",
        "Lesen Sie auch: Warum die Brücke schließt",
        "Wir verwenden Cookies, um Inhalte zu personalisieren.",
        "Cet article a été publié initialement dans La Marée.",
        "À lire aussi : Le pont ferme",
        "Este artículo fue publicado originalmente en La Marea.",
        "Suscríbete a nuestro boletín",
        "Este artigo foi publicado originalmente em A Maré.",
        "Questo articolo è stato pubblicato originariamente su La Marea.",
        "Dit artikel verscheen eerder in Het Getij.",
        "Читайте также: Почему закрыт мост",
        "本文首发于《潮报》",
        "版权所有，未经授权不得转载。",
        "جميع الحقوق محفوظة",
    ],
)
def test_page_furniture_is_boilerplate(line: str) -> None:
    assert boilerplate(in_article(line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Something went wrong.",
        "Sorry.",
        "“Please try again later,” the machine told her, and she did.",
        "Related charges against the two men were dropped in March.",
        "More: that was all the crowd had ever asked for, and more than it would get from a board that has "
        "met eleven times since January without a vote on the price of berths, on the rule about pilots, or "
        "on the dredging of the bar, which the county ordered.",
        "Subscribers of the magazine will read more in its next issue.",
        "The company uses cookies to track readers, the regulator said.",
        "First published in 1920, the paper closed this week.",
        "The report was first published in 2019 and has been cited by both sides.",
        "The story was first reported by the Eastmere Tide on Monday.",
        "Copyright law protects the song, the judge said.",
        "Follow the river and you will find the mill.",
        "Like many users on Twitter, she had seen the picture.",
        "Advertisement spending fell by 4% in the quarter.",
        "Sign up sheets were put out in the hall.",
        "He said the video could not be played in court.",
        "“No,” he said.",
        "Share prices rose.",
        "The firms are:\n• Alpha Telecom\n• Beta Rail\n• Gamma Foods",
    ],
)
def test_ordinary_prose_is_no_boilerplate(line: str) -> None:
    assert boilerplate(in_article(line)) == []


def test_an_ambiguous_line_counts_in_company() -> None:
    assert boilerplate(in_article("Oops!\nSomething went wrong.")) == ["Oops!", "Something went wrong."]
    assert boilerplate(in_article("• Loading...")) == ["• Loading..."]


def test_a_syndication_sentence_at_the_end_of_a_paragraph() -> None:
    closing = "This story originally appeared in The Tide."
    assert boilerplate(in_article(f"The mayor will speak on Friday. {closing}")) == [closing]
    said = "She wrote that this story originally appeared in the Tide, which is untrue."
    assert boilerplate(in_article(said)) == []


def test_a_paragraph_that_comes_again_is_boilerplate_where_it_comes_again() -> None:
    long = "The harbour office is open from nine to five and can be reached by telephone on weekdays."
    text = f"Title\n\n{long}\n\nAnother paragraph.\n\n{long}"
    assert find_zones(text)[-1] == Zone(text.rindex(long), len(text), ZoneKind.BOILERPLATE)
    assert boilerplate("Title\n\n“Row, boys, row!”\n\nThey rowed.\n\n“Row, boys, row!”") == []


def test_the_title_is_a_first_line_that_stands_out() -> None:
    assert zones("Bridge closes\n\nThe bridge closed.", ZoneKind.TITLE) == ["Bridge closes"]
    assert zones("What now for the U.S.?\n\nNobody knows it.", ZoneKind.TITLE) == ["What now for the U.S.?"]
    assert zones("Mayor leaves the U.S.\n\nShe left it.", ZoneKind.TITLE) == ["Mayor leaves the U.S."]
    assert zones("Advertisement\n\nBridge closes\n\nThe bridge closed.", ZoneKind.TITLE) == ["Bridge closes"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Just one line",
        "The bridge closed on Monday.\n\nIt will open again.",
        "The bridge closed\non Monday and will\nopen again soon",
        "Said nobody, ever,\n\nas he left.",
    ],
)
def test_without_a_headline_there_is_no_title(text: str) -> None:
    assert zones(text, ZoneKind.TITLE) == []


def test_a_known_title_and_byline_are_looked_for() -> None:
    text = "The Tide\n\nBridge closes for good.\n\nLise Amory\n\nThe bridge closed."
    assert zones(text, ZoneKind.TITLE, title="Bridge closes for good.") == ["Bridge closes for good."]
    assert zones(text, ZoneKind.TITLE, title="Bridge closes for good. | The Tide") == [
        "Bridge closes for good."
    ]
    assert zones(text, ZoneKind.TITLE, title="Something else") == []
    assert zones(text, ZoneKind.BYLINE, byline="Lise Amory") == ["Lise Amory"]


@pytest.mark.parametrize(
    "line",
    [
        "By Lise Amory",
        "By Lise Amory and Carl Venn, Tide staff writers",
        "BY LISE AMORY",
        "By Lise Amory in Eastmere",
        "Lise Amory, Lowland Press",
        "Von Lise Amory",
        "Par Lise Amory et Carl Venn",
        "Por Lise Amory | Redacción",
        "بقلم ليلى المنصور",
        "作者：王小明",
    ],
)
def test_a_byline(line: str) -> None:
    assert zones(f"Bridge closes\n\n{line}\n\nThe bridge closed.", ZoneKind.BYLINE) == [line]


@pytest.mark.parametrize(
    "line",
    ["By Friday the bridge was open.", "By the river", "Lise Amory, 45, of Eastmere, left.", "By and large"],
)
def test_no_byline(line: str) -> None:
    assert zones(f"Bridge closes\n\n{line}\n\nThe bridge closed.", ZoneKind.BYLINE) == []


@pytest.mark.parametrize(
    "credit",
    [
        "(Reporting by Lise Amory; editing by Carl Venn)",
        "Contributing: Carl Venn, The Tide",
        "Lowland Press writer Lise Amory contributed to this report.",
    ],
)
def test_a_credit_at_the_end_is_a_byline(credit: str) -> None:
    assert zones(f"Bridge closes\n\nThe bridge closed.\n\n{credit}", ZoneKind.BYLINE) == [credit]


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("EASTMERE — The bridge closed.", "EASTMERE"),
        ("PORT ST. ELLIS, Lowland — The bridge closed.", "PORT ST. ELLIS, Lowland"),
        ("EASTMERE (AP) — The bridge closed.", "EASTMERE (AP)"),
        ("EASTMERE, Feb. 20 (Reuters) - The bridge closed.", "EASTMERE, Feb. 20 (Reuters)"),
        ("Eastmere (dpa) - Die Brücke ist zu.", "Eastmere (dpa)"),
        ("ÅRHUS -- Broen er lukket.", "ÅRHUS"),
        ("МОСКВА — Мост закрыт.", "МОСКВА"),
        ("新华社北京5月3日电 大桥关闭。", "新华社北京5月3日电"),
    ],
)
def test_a_dateline(opening: str, dateline: str) -> None:
    assert zones(f"Bridge closes\n\n{opening}\n\nMore of it.", ZoneKind.DATELINE) == [dateline]


@pytest.mark.parametrize(
    "opening",
    [
        "The bridge — it is old — closed.",
        "EXCLUSIVE — The bridge closed.",
        "EASTMERE-BASED firms closed the bridge.",
        "Eastmere - the old port - is quiet.",
        "A — B",
    ],
)
def test_no_dateline(opening: str) -> None:
    assert zones(f"Bridge closes\n\n{opening}\n\nMore of it.", ZoneKind.DATELINE) == []


@pytest.mark.parametrize(
    "line",
    [
        "FILE - The bridge in Eastmere, Feb. 20, 2021.",
        "Photo: Lise Amory / The Tide",
        "The bridge at dawn on Monday. (AP Photo/Lise Amory)",
        "The bridge at dawn. Photo: Lise Amory",
        "Bild: Die Brücke am Morgen",
        "图：大桥",
    ],
)
def test_a_caption(line: str) -> None:
    assert zones(in_article(line), ZoneKind.CAPTION) == [line]


@pytest.mark.parametrize(
    "line",
    ["Photo albums were lost in the flood.", "The law takes effect on Jan. 1, 2024.", "Images of it spread."],
)
def test_no_caption(line: str) -> None:
    assert zones(in_article(line), ZoneKind.CAPTION) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('He said "no" and "yes, but".', ["no", "yes, but"]),
        ("“I’m here,” he said. “So?”", ["I’m here,", "So?"]),
        ("‘I don’t know,’ she said.", ["I don’t know,"]),
        ("'I don't know,' she said.", ["I don't know,"]),
        ("Er sagte: „Ja.“ Und »nein«.", ["Ja.", "nein"]),
        ("Il dit « oui », puis «\u00a0non\u00a0».", ["oui", "non"]),
        ("Hon sa ”ja” då.", ["ja"]),
        ("他说：“好『真好』。”「是」", ["好『真好』。", "是"]),
        ("“He said ‘no’ twice.”", ["He said ‘no’ twice."]),
        ("“One.\n\n“Two.\n\n“Three.” End.", ["One.", "Two.", "Three."]),
        ('"One.\n\n"Two." End.', ["One.", "Two."]),
        ('It is 6\'2" tall and 5" wide.', []),
        ("The dogs' bones, rock 'n' roll, '90s kids' toys.", []),
        ('It was "never closed.\n\nAnother paragraph.', []),
        ('"One.\n\nTwo.\n\n"Three."', ["Three."]),
        ("“” and “ ”", []),
    ],
)
def test_quotations(text: str, said: list[str]) -> None:
    assert zones(text, ZoneKind.QUOTATION) == said


def test_nothing_is_quoted_in_boilerplate() -> None:
    text = in_article('We use cookies. By clicking "Accept all", you agree to it.')
    assert zones(text, ZoneKind.QUOTATION) == []


PIECES = [
    "Oops!",
    "By Lise Amory",
    "EASTMERE — ",
    "“",
    "”",
    '"',
    "• ",
    "\n",
    "\n\n",
    " ",
    "Photo: x",
    "a.",
    "漢。",
    "Loading",
    scraped.CAPTION,
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=10), max_size=25).map("".join))
def test_zones_of_any_text_are_ordered_and_trimmed_and_boilerplate_is_disjoint(text: str) -> None:
    found = find_zones(text)
    assert list(found) == sorted(set(found))
    for zone in found:
        said = text[zone.start : zone.end]
        assert said == said.strip() != ""
    noise = [zone for zone in found if zone.kind is ZoneKind.BOILERPLATE]
    assert all(one.end <= other.start for one, other in pairwise(noise))
    for zone in found:
        assert zone.kind is ZoneKind.BOILERPLATE or not any(
            noise_.touches(zone.start, zone.end) for noise_ in noise
        )


LONG_LINES = [
    "A. B. (",
    "photo by ",
    "Ab Cd, ",
    "This article ",
    "the post ",
    '"a ',
    "“a",
    "'",
    "All rights ",
]


@pytest.mark.parametrize("piece", LONG_LINES)
@pytest.mark.parametrize("line", [200, 600, 200_000])
def test_hostile_lines_are_read_in_linear_time(piece: str, line: int) -> None:
    text = (piece * (line // len(piece)) + "\n") * (200_000 // line)
    assert isinstance(find_zones(text), tuple)
