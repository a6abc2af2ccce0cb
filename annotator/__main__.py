"""The command line's entry; the screen is imported only when it is wanted."""

import sys
from pathlib import Path


def _launch(project: Path | None) -> int:
    from annotator.ui.launch import launch

    return launch(project)


def main() -> None:
    try:
        from annotator.cli.main import run

        status = run(sys.argv[1:], _launch)
    except KeyboardInterrupt:  # while the program was still being read
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
