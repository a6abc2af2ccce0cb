"""Who made an annotation."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.values import Id
from annotator.wording import mark


class AnnotatorKind(StrEnum):
    PERSON = mark("person")
    MODEL = mark("model")
    GOLD = mark("gold")


@dataclass(frozen=True, slots=True)
class Annotator:
    id: Id
    name: str
    kind: AnnotatorKind = AnnotatorKind.PERSON
