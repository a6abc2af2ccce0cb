from typing import BinaryIO

class Result:
    value: str
    messages: list[object]

def extract_raw_text(fileobj: BinaryIO) -> Result: ...
