from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.session.adjudicating.courts import Court, sitting


@pytest.fixture
def court(tmp_path: Path) -> Iterator[Court]:
    with sitting(tmp_path / "court.annproj") as court:
        yield court
