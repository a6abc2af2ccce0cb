"""The command line's entry; the screen is imported only when it is wanted."""

import sys
from pathlib import Path

from annotator.cli.main import run


def _launch(project: Path | None) -> int:
    from annotator.ui.launch import launch

    return launch(project)


def main() -> None:
    sys.exit(run(sys.argv[1:], _launch))


if __name__ == "__main__":
    main()
