from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

class Token:
    text: str
    idx: int
    i: int
    ent_iob: int
    ent_iob_: str
    ent_type_: str
    is_space: bool

class Span:
    label_: str
    id_: str
    start: int
    end: int
    start_char: int
    end_char: int
    text: str
    def __init__(
        self, doc: Doc, start: int, end: int, label: str | int = ..., span_id: str | int = ...
    ) -> None: ...

class SpanGroup:
    def __iter__(self) -> Iterator[Span]: ...
    def __len__(self) -> int: ...

class SpanGroups:
    def __getitem__(self, key: str) -> SpanGroup: ...
    def __setitem__(self, key: str, value: Iterable[Span]) -> None: ...
    def __contains__(self, key: str) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def to_bytes(self) -> bytes: ...

class Doc:
    text: str
    vocab: Vocab
    ents: Sequence[Span]
    spans: SpanGroups
    user_data: dict[str, Any]
    has_unknown_spaces: bool
    def __init__(self, vocab: Vocab, words: Sequence[str] = ..., spaces: Sequence[bool] = ...) -> None: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Token]: ...
    def __getitem__(self, index: int) -> Token: ...
    def to_array(self, py_attr_ids: Sequence[str]) -> NDArray[np.uint64]: ...
    def char_span(
        self,
        start_idx: int,
        end_idx: int,
        label: str | int = ...,
        *,
        alignment_mode: str = ...,
        span_id: str | int = ...,
    ) -> Span | None: ...
    def set_ents(
        self,
        entities: Sequence[Span],
        *,
        missing: Sequence[Span] | None = ...,
        outside: Sequence[Span] | None = ...,
        default: str = ...,
    ) -> None: ...

class DocBin:
    attrs: list[int]
    tokens: list[NDArray[np.uint64]]
    spaces: list[NDArray[np.bool_]]
    cats: list[Mapping[str, float]]
    span_groups: list[bytes]
    user_data: list[bytes | None]
    flags: list[Mapping[str, bool]]
    strings: set[str]
    store_user_data: bool
    def __init__(self, attrs: Iterable[str] = ..., store_user_data: bool = ...) -> None: ...
    def __len__(self) -> int: ...
    def add(self, doc: Doc) -> None: ...
    def get_docs(self, vocab: Vocab) -> Iterator[Doc]: ...
    def to_bytes(self) -> bytes: ...
    def from_bytes(self, bytes_data: bytes) -> DocBin: ...
    def to_disk(self, path: str | Path) -> None: ...
    def from_disk(self, path: str | Path) -> DocBin: ...
