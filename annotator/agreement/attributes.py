"""What two annotators answered about spans that both marked: the input of coefficients over attributes."""

from collections.abc import Mapping

from annotator.agreement.set_distances import Value
from annotator.domain.values import AttributeValue

Answers = Mapping[str, AttributeValue]
"""By attribute; attributes that were not answered are left out."""


def judgment(answer: AttributeValue | None) -> Value | None:
    """Several choices are a set; none given is missing."""
    return frozenset(answer) if isinstance(answer, tuple) else answer


def judgments_of(answers: Answers) -> dict[str, Value | None]:
    return {key: judgment(answer) for key, answer in answers.items()}
