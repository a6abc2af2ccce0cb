"""Which part of a split a document falls into."""

import hashlib
from typing import Literal, TypeAlias

from annotator.domain.values import Id
from annotator.formats.base import Split

Part: TypeAlias = Literal["train", "dev", "test"]

PARTS: tuple[Part, Part, Part] = ("train", "dev", "test")


def part_of(document: Id, split: Split, seed: int) -> Part:
    """The part, by a hash of the document and the seed alone, so that adding documents moves none."""
    digest = hashlib.sha256(f"{seed}:{document}".encode()).digest()
    point = int.from_bytes(digest[:8], "big") * sum(split) >> 64
    if point < split[0]:
        return "train"
    return "dev" if point < split[0] + split[1] else "test"
