"""The article view. It takes plain values and tells facts; it never edits.

``ArticleView`` is the widget; ``TextTheme`` and ``Typography`` say how it looks. All offsets that go in or
come out are code points of the document's text.
"""
