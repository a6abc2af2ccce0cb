"""Picking a filler for a role: the mode between pressing the role's key and pointing at a span."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id

MENTION = "MENTION"


@dataclass(frozen=True, slots=True)
class LinkMode:
    """``fillers`` are the labels that the role takes; ``candidate`` the span that Return would take."""

    role: str
    role_name: str
    source: Id
    fillers: frozenset[str]
    candidate: Id | None = None

    @classmethod
    def for_role(cls, tagset: Tagset, role: str, source: Span) -> "LinkMode | None":
        """``None`` where the source's label does not take the role."""
        known = tagset.role(role)
        frame = known.frame_for(source.label) if known else None
        if known is None or frame is None:
            return None
        return cls(role, known.name, source.id, frozenset(frame.fillers))

    def allows(self, span: Span) -> bool:
        return span.id != self.source and span.label in self.fillers

    def nearest(self, spans: Iterable[Span], offset: int) -> Span | None:
        """The likeliest filler: the one that stands nearest, of two the earlier."""
        allowed = [span for span in spans if self.allows(span)]
        return min(allowed, key=lambda span: (_distance(span, offset), span.order), default=None)

    def following(self, spans: Sequence[Span], step: int) -> Span | None:
        """The allowed span ``step`` places from the candidate in the order of the text, around the end."""
        allowed = sorted((span for span in spans if self.allows(span)), key=lambda span: span.order)
        if not allowed:
            return None
        ids = [span.id for span in allowed]
        place = ids.index(self.candidate) if self.candidate in ids else -step
        return allowed[(place + step) % len(allowed)]

    def new_label(self, tagset: Tagset) -> str | None:
        """The label for text selected as a filler: MENTION where the role takes it, else its only one."""
        if MENTION in self.fillers:
            return MENTION
        living = [key for key in self.fillers if tagset.label(key) is not None]
        return living[0] if len(living) == 1 else None


def _distance(span: Span, offset: int) -> int:
    return max(span.start - offset, offset - span.end, 0)
