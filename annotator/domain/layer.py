"""The three layers of annotation."""

from enum import StrEnum

from annotator.wording import mark


class Layer(StrEnum):
    ENTITY = mark("entity")
    CLAIM = mark("claim")
    EVENT = mark("event")

    @property
    def plural(self) -> str:
        return _PLURALS[self.value]


_PLURALS = {"entity": mark("entities"), "claim": mark("claims"), "event": mark("events")}

ALL_LAYERS: frozenset[Layer] = frozenset(Layer)
