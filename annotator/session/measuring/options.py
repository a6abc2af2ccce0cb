"""What is measured, and how: everything that a figure depends on besides the annotations themselves."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Self

from annotator.agreement.bootstrap import RESAMPLES, SEED
from annotator.agreement.f_scores import ANY_SHARE
from annotator.domain.layer import Layer
from annotator.domain.values import Id, Json
from annotator.wording import mark

_FIRST_DONE = "first-done"
_NOW = "now"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_MS = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class AsOf:
    """Which state of each set counts: as it was when its layer was first finished, now, or at a time.

    ``until_ms`` are milliseconds since 1970: what was done in the last of them still counts.
    """

    name: str = _FIRST_DONE
    until_ms: int | None = None

    @property
    def is_first_done(self) -> bool:
        return self.name == _FIRST_DONE

    @property
    def is_now(self) -> bool:
        return self.name == _NOW

    @classmethod
    def parse(cls, text: str) -> Self:
        """``first-done``, ``now``, or an ISO 8601 date or time; UTC where it names no zone.

        A date means its end. Raises ``ValueError`` on anything else.
        """
        if text in (_FIRST_DONE, _NOW):
            return cls(text)
        if _DAY.fullmatch(text):
            midnight = datetime.combine(date.fromisoformat(text), time(), UTC)
            return cls(text, _ms(midnight) + _DAY_MS - 1)
        moment = datetime.fromisoformat(text)
        return cls(text, _ms(moment if moment.tzinfo else moment.replace(tzinfo=UTC)))

    @property
    def sentence(self) -> str:
        """Marked; ``{date}`` stands in the one of a time."""
        return _SENTENCES.get(self.name, _AT)


FIRST_DONE, NOW = AsOf(_FIRST_DONE), AsOf(_NOW)

_SENTENCES: Mapping[str, str] = {
    _FIRST_DONE: mark("each set as it was when its layer was first finished"),
    _NOW: mark("each set as it is now"),
}
_AT = mark("each set as it was at {date}")


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Options:
    """``documents`` restricts to some; None is all of them.

    ``manual_only`` leaves out spans that came from suggestions, imports or propagation; ``trim`` compares
    spans without the white space at their edges; ``overlap_share`` is the intersection over union from which
    spans overlap; ``seed`` and ``resamples`` are of the bootstrap, ``samples`` those of γ.
    """

    as_of: AsOf = FIRST_DONE
    manual_only: bool = False
    trim: bool = False
    overlap_share: float = ANY_SHARE
    layers: tuple[Layer, ...] = tuple(Layer)
    documents: frozenset[Id] | None = None
    seed: int = SEED
    resamples: int = RESAMPLES
    samples: int = 30

    def to_json(self) -> dict[str, Json]:
        layers: list[Json] = [layer.value for layer in self.layers]
        return {
            "as_of": self.as_of.name,
            "origin": "manual" if self.manual_only else "any",
            "trim": self.trim,
            "overlap_share": self.overlap_share,
            "layers": layers,
            "documents": None if self.documents is None else len(self.documents),
            "seed": self.seed,
            "resamples": self.resamples,
            "samples": self.samples,
        }
