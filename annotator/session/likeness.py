"""How like two sets are, for somebody who practises: counts, and no more than that."""

from dataclasses import dataclass
from typing import Self

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer


@dataclass(frozen=True, slots=True)
class Likeness:
    """By layer: spans of the gold, and those of them that stand exactly so in one's own work."""

    found: dict[Layer, int]
    wanted: dict[Layer, int]

    @classmethod
    def of(cls, work: AnnotationSet, gold: AnnotationSet) -> Self:
        own = {(span.layer, span.label, span.fragments) for span in work.spans}
        found, wanted = dict.fromkeys(Layer, 0), dict.fromkeys(Layer, 0)
        for span in gold.spans:
            wanted[span.layer] += 1
            found[span.layer] += (span.layer, span.label, span.fragments) in own
        return cls(found, wanted)

    def sentence(self) -> str:
        """For example: you have 12 of its 19 entities, 2 of its 5 claims exactly so."""
        parts = [
            f"{self.found[layer]} of its {_counted(self.wanted[layer], layer)}"
            for layer in Layer
            if self.wanted[layer]
        ]
        return f"You have {', '.join(parts)} exactly so." if parts else "It has no spans."


def _counted(number: int, layer: Layer) -> str:
    return f"{number} {layer.value if number == 1 else layer.plural}"
