"""The tables of a project file, for queries; what creates them stands in ``migrations``.

``info``, ``identity``, ``journal`` and ``text`` are the truth. The rest is the journal's fold: registers
that no column holds are kept as JSON, and the columns ``shown``, ``characters``, ``spans``, ``links``,
``flagged``, ``touched`` and the table ``tally`` follow from the registers and the texts.

Columns named ``document``, ``annotator``, ``author``, ``replica`` and ``group_id`` hold numbers of
``identity``; ids of spans and links are 16 bytes. Text that UTF-8 cannot hold (a lone surrogate) is
stored as bytes in a text column.
"""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _key(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True)


INFO = Table("info", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

HEAD = Table("head", METADATA, _key("one"), _number("number"), _number("clock"), _number("unclean"))

IDENTITY = Table("identity", METADATA, _key("number"), Column("id", LargeBinary, nullable=False))

JOURNAL = Table(
    "journal",
    METADATA,
    _key("number"),
    _number("replica"),
    _number("seq"),
    _number("clock"),
    _number("author"),
    Column("document", Integer),
    Column("annotator", Integer),
    Column("group_id", Integer),
    Column("undoes_replica", Integer),
    Column("undoes_seq", Integer),
    Column("hash", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

TEXT = Table(
    "text",
    METADATA,
    Column("sha256", LargeBinary, primary_key=True),
    _number("characters"),
    Column("body", LargeBinary, nullable=False),
)

PROJECT_OBJECT = Table(
    "project_object",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("registers", Text, nullable=False),
)

ANNOTATOR = Table(
    "annotator",
    METADATA,
    _key("number"),
    Column("name", Text),
    Column("kind", Text),
    Column("registers", Text, nullable=False),
)

DOCUMENT = Table(
    "document",
    METADATA,
    _key("number"),
    _number("shown"),
    _number("position"),
    Column("title", Text),
    Column("language", Text),
    Column("date", Text),
    Column("sha256", LargeBinary),
    _number("characters"),
    Column("registers", Text, nullable=False),
)

ANNOTATION_SET = Table(
    "annotation_set",
    METADATA,
    _key("document"),
    _key("annotator"),
    _number("shown"),
    _number("assigned"),
    _number("finished"),
    Column("skipped", Text),
    Column("flag", Text),
    _number("touched"),
    _number("spans"),
    _number("links"),
    _number("flagged"),
    Column("registers", Text, nullable=False),
)

SPAN = Table(
    "span",
    METADATA,
    _key("document"),
    _key("annotator"),
    Column("id", LargeBinary, primary_key=True),
    _number("shown"),
    Column("alive", Integer),
    Column("start", Integer),
    Column("end", Integer),
    Column("fragments", Text),
    Column("surface", Text),
    Column("layer", Text),
    Column("label", Text),
    Column("attributes", Text),
    Column("note", Text),
    Column("flag", Text),
    Column("origin", Text),
    Column("extra", Text),
)

LINK = Table(
    "link",
    METADATA,
    _key("document"),
    _key("annotator"),
    Column("id", LargeBinary, primary_key=True),
    _number("shown"),
    Column("alive", Integer),
    Column("role", Text),
    Column("source", LargeBinary),
    Column("target", LargeBinary),
    Column("attributes", Text),
    Column("origin", Text),
    Column("extra", Text),
)

TALLY = Table(
    "tally",
    METADATA,
    _key("annotator"),
    Column("layer", Text, primary_key=True),
    Column("label", Text, primary_key=True),
    _number("spans"),
)
