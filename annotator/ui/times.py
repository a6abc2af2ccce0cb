"""Times as they are shown: this computer's, the year first."""

from datetime import datetime


def local_time(at_ms: int) -> str:
    """To the second; ``at_ms`` are milliseconds since 1970."""
    return _local(at_ms).strftime("%Y-%m-%d %H:%M:%S")


def local_minute(at_ms: int) -> str:
    return _local(at_ms).strftime("%Y-%m-%d %H:%M")


def local_day(at_ms: int) -> str:
    return _local(at_ms).strftime("%Y-%m-%d")


def _local(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000).astimezone()
