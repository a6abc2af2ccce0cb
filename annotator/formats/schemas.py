"""The published JSON Schemas: ``python -m annotator.formats.schemas docs/schema`` writes them anew."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotator.domain.tagset import Tagset
from annotator.formats.jsonl_lines import LINE

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """File names with their content."""
    return {
        "jsonl-line.schema.json": _text("A line of a JSONL dataset", LINE.json_schema()),
        "tagset.schema.json": _text("A tagset", Tagset.model_json_schema()),
    }


def _text(title: str, schema: dict[str, Any]) -> str:
    content = {"$schema": _DIALECT, **schema, "title": title}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
