"""Links: a role from one span to another."""

from collections.abc import Mapping
from dataclasses import field

from annotator.domain.record import record
from annotator.domain.span import MANUAL, Provenance
from annotator.domain.values import AttributeValue, Id


@record
class Link:
    """``source`` takes ``target`` in ``role`` (a role's key); no target answers "not in the text"."""

    id: Id
    role: str
    source: Id
    target: Id | None
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict[str, AttributeValue])
    origin: Provenance = MANUAL
    tagset_version: int = 1
    source_id: str | None = None

    @property
    def order(self) -> tuple[str, str, str, str]:
        return (self.source, self.role, self.target or "", self.id)
