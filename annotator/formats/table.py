"""All dataset formats, by name."""

from annotator.formats.base import DatasetFormat, DatasetReader
from annotator.formats.jsonl import JsonlFormat, JsonlReader

FORMATS: dict[str, DatasetFormat] = {made.name: made for made in (JsonlFormat(),)}
READERS: dict[str, DatasetReader] = {reader.name: reader for reader in (JsonlReader(),)}
