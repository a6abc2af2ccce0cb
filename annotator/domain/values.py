"""Small shared value types of the domain."""

from collections.abc import Mapping
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""Anything that JSON can hold."""

JsonObject: TypeAlias = Mapping[str, Json]

AttributeValue: TypeAlias = str | tuple[str, ...] | bool
"""One choice, several choices, or a yes/no flag."""

Id: TypeAlias = str
"""A UUID in canonical lower-case text form; text, because a corpus has millions of them."""
