"""A figure is a value, or a reason."""

from annotator.agreement.figures import Reason, measured, undefined


def test_a_figure_has_a_value_or_a_reason() -> None:
    assert measured(1).value == 1.0
    assert measured(1).reason is None
    assert undefined(Reason.NO_SPANS).value is None
    assert undefined(Reason.NO_SPANS).reason == "no spans"
