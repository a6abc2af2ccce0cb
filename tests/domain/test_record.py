"""Records are values: equal when their fields are, usable as keys, replaced and never changed."""

from copy import deepcopy
from dataclasses import field, replace
from pickle import dumps, loads

import pytest

from annotator.domain.record import record


@record
class Point:
    x: int
    y: int = 0
    name: str = field(default="", compare=False)


def test_records_are_equal_when_their_fields_are() -> None:
    assert Point(1, 2) == Point(1, 2, "other") != Point(2, 1)
    assert {Point(1): "one"}[Point(1)] == "one"


def test_a_replaced_field_makes_a_new_record() -> None:
    point = Point(1, 2)
    assert replace(point, y=3) == Point(1, 3)
    assert point == Point(1, 2)


def test_records_go_to_other_processes() -> None:
    assert loads(dumps(Point(1, 2))) == deepcopy(Point(1, 2)) == Point(1, 2)


def test_records_have_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        object.__setattr__(Point(1), "z", 1)
