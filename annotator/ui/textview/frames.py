"""What a span still waits for: expected roles that nothing fills, attributes that nobody has answered."""

from collections.abc import Sequence

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.tagset import Role, Tagset
from annotator.ui.textview.span_index import LinkIndex


class Frames:
    """What a tagset expects, worked out once for each label."""

    def __init__(self, tagset: Tagset) -> None:
        self._tagset = tagset
        self._expected: dict[str, tuple[Role, ...]] = {}
        self._attributes: dict[Layer, frozenset[str]] = {
            layer: frozenset(
                attribute.key for attribute in tagset.attributes_of(layer) if attribute.kind != "flag"
            )
            for layer in Layer
        }

    def missing(self, span: Span, links: LinkIndex) -> Sequence[Role]:
        """The expected roles without an answer; "not in the text" is one."""
        expected = self._expected_of(span.label)
        if not expected:
            return ()
        answered = links.answered(span.id)
        return [role for role in expected if role.key not in answered]

    def is_open(self, span: Span, links: LinkIndex) -> bool:
        return not self._attributes[span.layer] <= span.attributes.keys() or bool(self.missing(span, links))

    def _expected_of(self, label: str) -> tuple[Role, ...]:
        found = self._expected.get(label)
        if found is None:
            found = tuple(role for role, frame in self._tagset.roles_of(label) if frame.expected)
            self._expected[label] = found
        return found
