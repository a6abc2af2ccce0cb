"""The command line's entry; the screen is imported only when it is wanted."""

import os
import sys
from pathlib import Path


def _launch(project: Path | None) -> int:
    from annotator.ui.launch import launch

    return launch(project)


def _open_closed_streams() -> None:
    """Give the standard streams that were closed before the start somewhere to go.

    Python has ``None`` for them, and the next file opened would take their numbers: whatever a library prints
    would go into it.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.dup(descriptor), "r+", encoding="utf-8"))
    os.close(descriptor)


def main() -> None:
    _open_closed_streams()
    try:
        from annotator.cli.main import run

        status = run(sys.argv[1:], _launch)
    except KeyboardInterrupt:  # while the program was still being read
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
