"""The published schemas say what the program says."""

import json
from pathlib import Path

import jsonschema
import pytest

from annotator.formats.schemas import main, schemas

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"
REMEDY = "python -m annotator.formats.schemas docs/schema"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_published_schema_is_current(name: str) -> None:
    published = json.loads((PUBLISHED / name).read_text(encoding="utf-8"))
    assert published == json.loads(schemas()[name]), f"run {REMEDY}"
    jsonschema.Draft202012Validator.check_schema(published)


def test_schemas_are_written_where_asked(tmp_path: Path) -> None:
    main([str(tmp_path / "schema")])
    assert {path.name for path in (tmp_path / "schema").iterdir()} == set(schemas())


def test_the_shipped_tagset_follows_its_schema() -> None:
    schema = json.loads(schemas()["tagset.schema.json"])
    tagset = PUBLISHED.parents[1] / "resources" / "tagsets" / "news.json"
    jsonschema.Draft202012Validator(schema).validate(json.loads(tagset.read_text(encoding="utf-8")))
