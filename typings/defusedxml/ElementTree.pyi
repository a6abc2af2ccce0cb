from xml.etree.ElementTree import Element

def fromstring(
    text: bytes | str,
    forbid_dtd: bool = False,
    forbid_entities: bool = True,
    forbid_external: bool = True,
) -> Element: ...
