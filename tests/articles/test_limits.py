"""No file is read for ever."""

import pytest

from annotator.articles.limits import Deadline
from annotator.domain.errors import UnreadableFile


def test_a_deadline_ends_what_takes_too_long() -> None:
    Deadline("a.md").check()
    with pytest.raises(UnreadableFile, match=r"^a\.md takes too long to read$"):
        Deadline("a.md", seconds=-1).check()
