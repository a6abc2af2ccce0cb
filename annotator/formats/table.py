"""All dataset formats, by name."""

from annotator.formats.base import DatasetFormat, DatasetReader
from annotator.formats.jsonl import JsonlFormat, JsonlReader
from annotator.formats.spacy_format import SpacyFormat

_WRITERS: tuple[DatasetFormat, ...] = (JsonlFormat(), SpacyFormat())
_READERS: tuple[DatasetReader, ...] = (JsonlReader(),)

FORMATS: dict[str, DatasetFormat] = {made.name: made for made in _WRITERS}
READERS: dict[str, DatasetReader] = {reader.name: reader for reader in _READERS}
