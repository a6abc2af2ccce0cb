"""Who made an annotation."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.values import Id


class AnnotatorKind(StrEnum):
    PERSON = "person"
    MODEL = "model"
    GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Annotator:
    id: Id
    name: str
    kind: AnnotatorKind = AnnotatorKind.PERSON
