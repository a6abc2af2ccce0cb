from collections.abc import Callable, Iterator
from typing import overload

IGNORECASE: int
MULTILINE: int
DOTALL: int
VERBOSE: int
VERSION1: int
FULLCASE: int
I: int
M: int
S: int
X: int
V1: int

class error(Exception): ...

class Match:
    string: str
    pos: int
    endpos: int
    lastgroup: str | None
    lastindex: int | None
    @overload
    def group(self, group: int | str = 0, /) -> str: ...
    @overload
    def group(self, group: int | str, second: int | str, /, *more: int | str) -> tuple[str, ...]: ...
    def groups(self) -> tuple[str | None, ...]: ...
    def groupdict(self) -> dict[str, str | None]: ...
    def start(self, group: int | str = 0) -> int: ...
    def end(self, group: int | str = 0) -> int: ...
    def span(self, group: int | str = 0) -> tuple[int, int]: ...
    def __getitem__(self, group: int | str) -> str: ...

class Pattern:
    pattern: str
    def match(
        self, string: str, pos: int = 0, endpos: int = ..., *, timeout: float | None = None
    ) -> Match | None: ...
    def fullmatch(
        self, string: str, pos: int = 0, endpos: int = ..., *, timeout: float | None = None
    ) -> Match | None: ...
    def search(
        self, string: str, pos: int = 0, endpos: int = ..., *, timeout: float | None = None
    ) -> Match | None: ...
    def finditer(
        self,
        string: str,
        pos: int = 0,
        endpos: int = ...,
        overlapped: bool = False,
        *,
        timeout: float | None = None,
        concurrent: bool | None = None,
    ) -> Iterator[Match]: ...
    def findall(
        self, string: str, pos: int = 0, endpos: int = ..., *, timeout: float | None = None
    ) -> list[str]: ...
    def split(self, string: str, maxsplit: int = 0, *, timeout: float | None = None) -> list[str]: ...
    def sub(
        self, repl: str | Callable[[Match], str], string: str, count: int = 0, *, timeout: float | None = None
    ) -> str: ...

def compile(pattern: str, flags: int = 0, *, cache_pattern: bool | None = None) -> Pattern: ...
def escape(pattern: str, special_only: bool = True) -> str: ...
