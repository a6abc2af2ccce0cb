"""Keys by their place on the keyboard, named by what a US keyboard has there.

The codes are those of X11 and Wayland (evdev plus 8), of Windows (set 1), and of macOS (virtual keys).
"""

import sys
from itertools import chain

_ROWS = (("1234567890-=", 10), ("qwertyuiop[]", 24), ("asdfghjkl;'`", 38), ("\\zxcvbnm,./", 51))
_MAC_CODES = {
    **dict(zip("asdfhgzxcv", range(10), strict=True)),
    **dict(zip("bqweryt", range(11, 18), strict=True)),
    **dict(zip("123465=97-80]ou[ip", range(18, 36), strict=True)),
    **dict(zip("lj'k;\\,/nm.", range(37, 48), strict=True)),
    "`": 50,
}
_X11 = dict(
    chain.from_iterable(((first + place, mark) for place, mark in enumerate(row)) for row, first in _ROWS)
)
_WINDOWS = {code - 8: mark for code, mark in _X11.items()}
_MAC = {code: mark for mark, code in _MAC_CODES.items()}


def mark_at(scan_code: int, virtual_key: int, platform: str = sys.platform) -> str | None:
    """What a US keyboard has in the place of a key, without Shift; ``None`` where that is unknown."""
    if platform == "darwin":
        return _MAC.get(virtual_key)
    return (_WINDOWS if platform == "win32" else _X11).get(scan_code)
