"""How like two sets are, for somebody who practises: counts, and no more than that."""

from dataclasses import dataclass
from typing import Self

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer
from annotator.wording import tr, trn


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
            _share(layer, self.found[layer], self.wanted[layer]) for layer in Layer if self.wanted[layer]
        ]
        if not parts:
            return tr("It has no spans.")
        return tr("You have {things} exactly so.", things=", ".join(parts))


def _share(layer: Layer, found: int, wanted: int) -> str:
    match layer:
        case Layer.ENTITY:
            return trn(
                "{found} of its {count} entity", "{found} of its {count} entities", wanted, found=found
            )
        case Layer.CLAIM:
            return trn("{found} of its {count} claim", "{found} of its {count} claims", wanted, found=found)
        case Layer.EVENT:
            return trn("{found} of its {count} event", "{found} of its {count} events", wanted, found=found)
