"""The tagsets that ship with the program, and walks over their guidelines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.tagset import Guideline, Tagset, parse_tagset
from annotator.locations import resource

NAMES = ("news", "conll-2003", "ace-2005")


@dataclass(frozen=True, slots=True)
class Entry:
    """One guideline: where it stands, its key, and the keys that its ``not_this`` may point to."""

    place: str
    key: str
    guideline: Guideline
    siblings: frozenset[str]


def raw(name: str) -> bytes:
    return resource("tagsets", f"{name}.json").read_bytes()


def builtin(name: str) -> Tagset:
    return parse_tagset(raw(name), f"{name}.json")


def entries(tagset: Tagset) -> Iterator[Entry]:
    """Every label, attribute, attribute value and role."""
    labels = frozenset(label.key for label in tagset.labels)
    for label in tagset.labels:
        yield Entry(f"label {label.key}", label.key, label, labels)
    attributes = frozenset(attribute.key for attribute in tagset.attributes)
    for attribute in tagset.attributes:
        yield Entry(f"attribute {attribute.key}", attribute.key, attribute, attributes)
        values = frozenset(value.key for value in attribute.values)
        for value in attribute.values:
            yield Entry(f"value {attribute.key}={value.key}", value.key, value, values)
    roles = frozenset(role.key for role in tagset.roles)
    for role in tagset.roles:
        yield Entry(f"role {role.key}", role.key, role, roles)


def deciding_order(handbook: str) -> list[str]:
    """The labels of the handbook's numbered list that ends each step with a bold label, in order."""
    steps = re.findall(r"^(\d+)\. .*\*\*([A-Z_]+)\*\*$", handbook, re.MULTILINE)
    assert [int(number) for number, _ in steps] == list(range(1, len(steps) + 1))
    return [label for _, label in steps]
