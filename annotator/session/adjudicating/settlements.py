"""What was decided on a dispute: a register of the gold's set, kept, merged and undone with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from annotator.domain.change import Register
from annotator.domain.values import Id, Json

SETTLED = "settled."


class Verdict(StrEnum):
    AGREED = "agreed"
    MAJORITY = "majority"
    TAKEN = "taken"
    NEITHER = "neither"
    WRITTEN = "written"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Settlement:
    """``took`` are the spans or links of the gold that came of it; ``part`` what was disputed: a layer,
    ``attribute`` or ``link``.
    """

    part: str
    verdict: Verdict
    took: tuple[Id, ...] = ()
    note: str | None = None

    @property
    def is_settled(self) -> bool:
        return self.verdict is not Verdict.SKIPPED


def register_of(part: str, digest: str) -> Register:
    return f"{SETTLED}{part}.{digest}"


def settlement_to_json(settlement: Settlement) -> Json:
    value: dict[str, Json] = {"verdict": settlement.verdict.value, "took": list(settlement.took)}
    if settlement.note:
        value["note"] = settlement.note
    return value


def settlements_from(registers: Mapping[Register, Json]) -> dict[str, Settlement]:
    """By digest; what was taken back is left out."""
    found: dict[str, Settlement] = {}
    for name, value in registers.items():
        if name.startswith(SETTLED) and value is not None:
            _, part, digest = name.split(".", 2)
            data = cast("Mapping[str, Any]", value)
            found[digest] = Settlement(
                part, Verdict(data["verdict"]), tuple(data["took"]), cast("str | None", data.get("note"))
            )
    return found
