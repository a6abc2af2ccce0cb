"""Readings on their way to another process.

Frozen dataclasses with slots pickle themselves field by field in Python, which takes as long as the work
that is to be shared. Here each becomes its class and one tuple.
"""

import gc
import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields
from io import BytesIO
from operator import attrgetter
from typing import Any

from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.annotator import Annotator
from annotator.domain.document import Document, Zone
from annotator.domain.link import Link
from annotator.domain.span import Answer, Extent, Flag, Provenance, Span

_Reduced = tuple[type[Any], tuple[Any, ...]]


def _reducer(kind: type[Any]) -> Callable[[Any], _Reduced]:
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda item: (kind, values(item))


_TABLE = {
    kind: _reducer(kind)
    for kind in (
        *(Reading, Document, Zone, Annotator, AnnotationSet),
        *(Span, Extent, Link, Flag, Answer, Provenance),
    )
}


def packed(readings: Sequence[Reading]) -> bytes:
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(list(readings))
    return buffer.getvalue()


def unpacked(data: bytes) -> list[Reading]:
    """The inverse of ``packed``; for nothing but what ``packed`` made in this run of the program.

    The garbage collector rests meanwhile: it would look through all the new objects again and again.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(data)
    finally:
        if collecting:
            gc.enable()
