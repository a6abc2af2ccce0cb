"""Picking a filler for a role: the mode between pressing the role's key and pointing at a span."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.wording import tr

MENTION = "MENTION"
SAME_AS = "same-as"


@dataclass(frozen=True, slots=True)
class LinkMode:
    """``fillers`` are the labels that the role takes; ``candidate`` the span that Return would take;
    ``offers`` those that digits would take.

    ``inside``: fillers are likelier inside the source, as what a claim is about; who makes it stands outside.
    """

    role: str
    role_name: str
    source: Id
    fillers: frozenset[str]
    inside: bool = False
    candidate: Id | None = None
    offers: tuple[Id, ...] = ()

    @classmethod
    def for_role(cls, tagset: Tagset, role: str, source: Span) -> "LinkMode | None":
        """``None`` where the source's label does not take the role."""
        known = tagset.role(role)
        frame = known.frame_for(source.label) if known else None
        if known is None or frame is None:
            return None
        inside = source.layer is Layer.CLAIM and not frame.expected
        return cls(role, known.name, source.id, frozenset(frame.fillers), inside)

    def allows(self, span: Span) -> bool:
        return span.id != self.source and span.label in self.fillers

    def likeliest(
        self,
        spans: Iterable[Span],
        source: Span,
        filling: Collection[Id],
        paragraph_at: Callable[[int], int] = lambda _offset: 0,
    ) -> list[Span]:
        """The fillers, likeliest first: not those that are ``filling`` the role already, on the likelier side
        of the source's edge, in its paragraph, and nearest to it; of two the earlier.
        """
        here = paragraph_at(source.start)

        def unlikeliness(span: Span) -> tuple[object, ...]:
            within = source.start <= span.start and span.end <= source.end
            elsewhere = paragraph_at(span.start) != here
            return span.id in filling, within is not self.inside, elsewhere, _gap(span, source), span.order

        return sorted((span for span in spans if self.allows(span)), key=unlikeliness)

    def following(self, spans: Sequence[Span], step: int) -> Span | None:
        """The allowed span ``step`` places from the candidate in the order of the text, around the end."""
        allowed = sorted((span for span in spans if self.allows(span)), key=lambda span: span.order)
        if not allowed:
            return None
        ids = [span.id for span in allowed]
        place = ids.index(self.candidate) if self.candidate in ids else -step
        return allowed[(place + step) % len(allowed)]

    def label_keys(self, tagset: Tagset) -> list[tuple[str, str]]:
        """The keys of the labels that the role takes, with their names; chords of one layer are one entry."""
        found: dict[str, str] = {}
        for label in tagset.labels:
            if label.key in self.fillers and label.shortcut:
                first, _, second = label.shortcut.upper().partition(" ")
                found.setdefault(
                    f"{first} …" if second else first, tr(label.layer.value) if second else label.name
                )
        return list(found.items())

    def new_label(self, tagset: Tagset) -> str | None:
        """The label for text selected as a filler: MENTION where the role takes it, else its only one."""
        if MENTION in self.fillers:
            return MENTION
        living = [key for key in self.fillers if tagset.label(key) is not None]
        return living[0] if len(living) == 1 else None


def _gap(span: Span, source: Span) -> int:
    return max(span.start - source.end, source.start - span.end, 0)
