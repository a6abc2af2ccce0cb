"""Putting documents into spaCy's DocBin.

What ``DocBin.add`` would take from a ``Doc`` is put into the ``DocBin`` directly: spaCy's own way looks at
every token nine times, and at the installed packages six times for each document.
"""

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.layer import Layer
from annotator.formats.spacy_spans import Placed, Placement
from annotator.formats.spacy_tokens import Tokens, blank

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALL_LABELS = "sc"
"""The key of the span group that spaCy's spancat reads by default."""

_MISSING, _INSIDE, _OUTSIDE, _BEGIN = 0, 1, 2, 3


class Packer:
    """Fills a DocBin with tokens, entities, span groups and user data."""

    def __init__(self, layers: frozenset[Layer]) -> None:
        from spacy.strings import get_string_id
        from spacy.tokens import DocBin
        from srsly.msgpack import Packer as MessagePacker

        self._groups = [layer.plural for layer in Layer if layer in layers]
        self._hash = get_string_id
        self.pack = MessagePacker(use_bin_type=True).pack
        self._bin: DocBin = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)
        self._labels: dict[str, int] = {}
        self._orth: dict[str, list[NDArray[np.uint64]]] = {}

    def add(self, tokens: Tokens, placement: Placement, user_data: bytes, finished: bool) -> None:
        """One document; tokens outside entities are O where the layer is finished, else missing."""
        out = self._bin
        out.tokens.append(self._table(tokens, placement, finished))
        out.spaces.append(tokens.spaces.reshape(-1, 1))
        out.flags.append({"has_unknown_spaces": False})
        out.cats.append({})
        out.span_groups.append(self._span_groups(tokens, placement.placed))
        out.user_data.append(user_data)
        self._orth.setdefault(tokens.language, []).append(tokens.orth)

    def _table(self, tokens: Tokens, placement: Placement, finished: bool) -> "NDArray[np.uint64]":
        import numpy as np

        table = np.zeros((len(tokens.orth), 3), dtype=np.uint64)
        table[:, 0] = tokens.orth
        table[:, 1] = _OUTSIDE if finished else _MISSING
        if placement.missing:
            table[sorted(placement.missing), 1] = _MISSING
        for placed in placement.ents:
            first, end = placed.tokens
            table[first:end, 1] = _INSIDE
            table[first, 1] = _BEGIN
            table[first:end, 2] = self._label(placed.label)
        return table

    def _label(self, label: str) -> int:
        found = self._labels.get(label)
        if found is None:
            found = self._labels[label] = self._hash(label)
            self._bin.strings.add(label)
        return found

    def _span_groups(self, tokens: Tokens, placed: Sequence[Placed]) -> bytes:
        """The bytes of ``doc.spans``: a map from each group's own bytes to the keys that it stands under."""
        groups: dict[str, list[bytes]] = {name: [] for name in (*self._groups, ALL_LABELS)}
        for one in placed:
            data = self._span(tokens, one)
            groups[one.span.layer.plural].append(data)
            groups[ALL_LABELS].append(data)
        return self.pack(
            {self.pack({"name": name, "attrs": {}, "spans": data}): [name] for name, data in groups.items()}
        )

    def _span(self, tokens: Tokens, placed: Placed) -> bytes:
        """Id, knowledge base id and label as hashes; then tokens and characters."""
        identifier, (first, end) = placed.span.id, placed.tokens
        self._bin.strings.add(identifier)
        return struct.pack(
            ">QQQllll",
            self._hash(identifier),
            0,
            self._label(placed.label),
            first,
            end,
            tokens.starts[first],
            tokens.ends[end - 1],
        )

    def to_bytes(self) -> bytes:
        import numpy as np

        for language, orth in self._orth.items():
            word = blank(language).word
            self._bin.strings.update(word(int(key)) for key in np.unique(np.concatenate(orth)))
        return self._bin.to_bytes()
