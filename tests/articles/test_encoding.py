"""From bytes to text: what is sure, what is guessed, what is refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.articles.base import DEFAULTS, ReadOptions, SourceFile
from annotator.articles.encoding import decode
from annotator.domain.errors import UnreadableFile

ENGLISH = "She said “café” – naïve, and the men of the board who were there left."
SPEECH = {
    "cp1252": ENGLISH,
    "cp1250": "Rada zdecydowała, że cena wody nie będzie już rosła, a to źdźbło w oku tych, którzy są.",
    "cp1254": "Belediye pazartesi günü su fiyatının artmayacağını söyledi ve bu karar çok yeni olarak kabul.",
    "cp1251": "Совет решил в понедельник, что цена на воду не будет расти, и это было важно для всех.",
    "koi8_r": "Совет решил в понедельник, что цена на воду не будет расти, и это было важно для всех.",
    "gb18030": "市议会周一表示，水价在未来两年内不会上涨。",
    "cp932": "議会は月曜日、水の値段は上がらないと決めた。",
    "utf-16-le": ENGLISH,
    "utf-16-be": ENGLISH,
}


def source(data: bytes) -> SourceFile:
    return SourceFile("a.txt", data)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf_8_is_never_guessed(text: str) -> None:
    decoded = decode(source(("Text: " + text).encode()), DEFAULTS)
    assert (decoded.text, decoded.encoding, decoded.notes) == ("Text: " + text, "utf-8", ())


@pytest.mark.parametrize("encoding", sorted(SPEECH))
def test_a_sentence_is_read_in_its_encoding_and_the_guess_is_told(encoding: str) -> None:
    decoded = decode(source(SPEECH[encoding].encode(encoding)), DEFAULTS)
    assert decoded.text == SPEECH[encoding]
    assert decoded.encoding == encoding
    assert decoded.notes == (f"The encoding was guessed: {encoding}",)


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_decides_and_is_left_out(mark: bytes, encoding: str, name: str) -> None:
    decoded = decode(source(mark + ENGLISH.encode(encoding)), DEFAULTS)
    assert (decoded.text, decoded.encoding) == (ENGLISH, name)
    assert decoded.notes == (f"A byte order mark that says {name} was left out",)


@pytest.mark.parametrize("text", ["café", "Größe", "naïve – “so”"])
def test_short_western_text_is_cp1252(text: str) -> None:
    assert decode(source(text.encode("cp1252")), DEFAULTS).text == text


def test_what_is_declared_comes_before_a_guess_and_after_utf_8() -> None:
    russian = SPEECH["koi8_r"]
    assert decode(source(russian.encode("iso8859-5")), DEFAULTS, "iso-8859-5").text == russian
    assert decode(source(russian.encode()), DEFAULTS, "iso-8859-5").text == russian
    assert decode(source(b"caf\xe9 and more"), DEFAULTS, "no-such-encoding").text == "café and more"


def test_the_user_s_choice_comes_first() -> None:
    assert decode(source("café".encode()), ReadOptions(encoding="latin-1")).text == "cafÃ©"


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        (b"abc", "nope", "no text encoding called 'nope'"),
        (b"aGk=", "base64", "no text encoding called 'base64'"),
        (b"caf\xe9", "utf-8", "is not in the encoding utf-8"),
        (b"%PDF-1.4", None, "looks like a PDF"),
        (b"PK\x03\x04....", None, "looks like a zip archive"),
        (bytes(range(256)) * 4, None, "binary data"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", None, "says that it is utf-16, but is not"),
    ],
)
def test_what_is_no_such_text_is_refused(data: bytes, encoding: str | None, reason: str) -> None:
    with pytest.raises(UnreadableFile, match="^a.txt.*" + reason):
        decode(source(data), ReadOptions(encoding=encoding))


def test_bytes_that_the_guess_does_not_know_are_told() -> None:
    decoded = decode(source(b"The men who were there \x81 left the town \xe9."), DEFAULTS)
    assert decoded.text == "The men who were there \ufffd left the town é."
    assert "became U+FFFD" in decoded.notes[0]
