"""The lines of a JSONL dataset, as they stand in the file.

The types check what is read and give the published JSON Schema. Keys stand in the order given here.
"""

from typing import Annotated, Any, NotRequired, TypeAlias

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

from annotator.domain.annotation_set import Status
from annotator.domain.annotator import AnnotatorKind
from annotator.domain.document import ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import FlagKind, Origin
from annotator.domain.tagset import Key

Offset: TypeAlias = Annotated[int, Field(ge=0, strict=True)]
Version: TypeAlias = Annotated[int, Field(ge=1, strict=True)]
Name: TypeAlias = Annotated[str, Field(min_length=1)]
Sha256: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
FragmentLine: TypeAlias = Annotated[list[Offset], Field(min_length=2, max_length=2)]
Value: TypeAlias = Annotated[bool, Field(strict=True)] | str | list[str]
Attributes: TypeAlias = Annotated[
    dict[str, Value], Field(json_schema_extra={"propertyNames": {"pattern": r"^\S+$", "minLength": 1}})
]
"""Keys are those of a tagset, which is checked where a new one is met: here it would double the time."""

_closed = with_config(ConfigDict(extra="forbid"))


@_closed
class ZoneLine(TypedDict):
    kind: ZoneKind
    start: Offset
    end: Offset


@_closed
class AnnotatorLine(TypedDict):
    name: Name
    kind: AnnotatorKind


@_closed
class AnswerLine(TypedDict):
    """What was said to a flag, and the name of who said it."""

    text: str
    by: str


@_closed
class FlagLine(TypedDict):
    kind: FlagKind
    comment: str
    answer: NotRequired[AnswerLine]


@_closed
class TagsetLine(TypedDict):
    """Which tagset: ``sha256`` is that of the tagset file written beside."""

    name: Name
    version: Version
    sha256: Sha256


OriginLine = TypedDict(
    "OriginLine",
    {
        "how": Origin,
        "from": NotRequired[list[str]],
        "by": NotRequired[str],
        "note": NotRequired[str],
    },
)
OriginLine.__doc__ = "How a span or link came to be: `from` are the ids it came from."
_closed(OriginLine)


@_closed
class SpanLine(TypedDict):
    """A span: ``text[start:end] == text of the span``, in code points.

    ``fragments`` stands only where the span has several; ``label`` is the label's current name.
    """

    id: Name
    layer: Layer
    label: Name
    start: Offset
    end: Offset
    text: str
    fragments: NotRequired[Annotated[list[FragmentLine], Field(min_length=2)]]
    attributes: Attributes
    note: NotRequired[str]
    flag: NotRequired[FlagLine]
    origin: OriginLine
    tagset_version: Version
    source_id: NotRequired[str]


@_closed
class LinkLine(TypedDict):
    """A link: ``role`` is a role's key, ``target`` null where the answer is "not in the text"."""

    id: Name
    role: Key
    source: Name
    target: Name | None
    attributes: Attributes
    origin: OriginLine
    tagset_version: Version
    source_id: NotRequired[str]


@_closed
class Line(TypedDict):
    """One document as one annotator left it; no annotator where nobody has begun."""

    id: Name
    title: str
    text: str
    sha256: Sha256
    language: str
    meta: dict[str, Any]
    zones: list[ZoneLine]
    annotator: AnnotatorLine | None
    status: Status
    assigned: list[Layer]
    finished: list[Layer]
    reason: NotRequired[str]
    flag: NotRequired[FlagLine]
    note: NotRequired[str]
    tagset: TagsetLine
    spans: list[SpanLine]
    links: list[LinkLine]


LINE = TypeAdapter(Line)
