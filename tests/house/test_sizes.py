"""The rooms stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "annotator").rglob("*.py"))

MAX_FILE = 400
MAX_FUNCTION = 40
MAX_METHODS = 25
MAX_MAIN_WINDOW = 300

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_functions_and_classes_keep_their_size(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= (MAX_MAIN_WINDOW if path.name == "main_window.py" else MAX_FILE)
    assert [node.name for node in _functions(tree) if _length(node) > MAX_FUNCTION] == []
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert [
        node.name for node in classes if sum(isinstance(item, Function) for item in node.body) > MAX_METHODS
    ] == []


def test_most_functions_are_a_few_lines() -> None:
    lengths = sorted(
        _length(node) for path in FILES for node in _functions(ast.parse(path.read_text(encoding="utf-8")))
    )
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 30
