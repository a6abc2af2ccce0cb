"""The three layers of annotation."""

from enum import StrEnum


class Layer(StrEnum):
    ENTITY = "entity"
    CLAIM = "claim"
    EVENT = "event"

    @property
    def plural(self) -> str:
        return {"entity": "entities", "claim": "claims", "event": "events"}[self.value]


ALL_LAYERS: frozenset[Layer] = frozenset(Layer)
