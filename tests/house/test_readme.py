"""README and the continuous integration say the same."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def _commands(text: str, word: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith(word)]


def _packages(text: str) -> set[str]:
    lines = re.findall(r"sudo apt-get install ([^`\n]+)", text)
    return {word for line in lines for word in line.split() if not word.startswith("-")}


def test_readme_gives_two_commands_and_ci_runs_both_as_printed() -> None:
    commands = _commands(README, "python3 -m venv")
    assert len(commands) == 2
    assert _commands(CI, "python3 -m venv") == commands
    assert commands[0].endswith("annotator demo")
    assert commands[1].endswith("pytest")


def test_ci_installs_the_debian_packages_that_readme_names() -> None:
    assert _packages(README) >= {"python3-venv", "libegl1", "libxcb-cursor0"}
    assert _packages(CI) == _packages(README)


def test_ci_requires_a_real_x_server() -> None:
    assert "export ANNOTATOR_REQUIRE_XSERVER=1" in CI


PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    inner = [link for link in links if "://" not in link]
    assert [link for link in inner if not (page.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\(([\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(path.name for path in folder.glob("*.md") if path.name != "README.md")
