"""Every known error stands in the tree that the module shows, in its place."""

import inspect
import re

from annotator.domain import errors


def test_the_tree_in_the_docstring_is_the_tree_of_classes() -> None:
    shown: dict[str, str] = {}
    parents: list[str] = []
    for line in inspect.cleandoc(errors.__doc__ or "").splitlines():
        found = re.match(r"([│├└─ ]*)([A-Z]\w+)(?: {2,}|$)", line)
        if found and found[2].isidentifier() and (found[1] or not shown):
            parents[len(found[1]) // 4 :] = [found[2]]
            shown[found[2]] = parents[-2] if len(parents) > 1 else "Exception"
    assert shown == {
        name: kind.__bases__[0].__name__
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Exception)
    }


def test_all_known_errors_are_one_family() -> None:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    assert all(issubclass(kind, errors.AnnotatorError) for kind in kinds)
    assert len(kinds) > 15
