"""Who says it, at the edges of an English sentence: what a claim leaves out.

“Officials said that the bridge would close” and “The bridge will close, officials said on Monday” both claim
that the bridge will close.
"""

import regex

from annotator.domain.span import Fragment

_VERB = (
    r"(?:said|says|say|saying|argued|argues|claimed|claims|warned|warns|predicted|predicts|announced|"
    r"added|insisted|insists|estimated|estimates|reported|reports|found|shows?|showed|told \w+(?: \w+)?)"
)
_VERB_WITH_THAT = r"(?:promised|admitted|denied|confirmed|believes?|conceded|acknowledged|complained|noted)"
_LONGEST_CLAUSE = 12
_LEAST_CLAIM = 3
_WORD = r"[^\s“”\"«»]+"
_DAY = r"(?:(?: (?:on|in|at|to)(?: [\w’']+){1,4}| earlier| later| yesterday| today){0,2})"
_BEFORE = regex.compile(
    rf"(?:{_WORD} ){{1,{_LONGEST_CLAUSE}}}?(?:{_VERB}{_DAY}(?: that|,)? |{_VERB_WITH_THAT}{_DAY} that )"
)
_CLAUSE = rf"(?:{_WORD} ?){{1,{_LONGEST_CLAUSE}}}"
_BEHIND = regex.compile(
    rf"(?:, (?:as )?(?:{_WORD} ){{1,{_LONGEST_CLAUSE}}}?{_VERB}{_DAY}|,? according to {_CLAUSE})[.]?$"
)
_NOT_A_CLAIM = regex.compile(r"(?:in|on|at|by|to|for|of|with|as|so|about|from|no|nothing|yes|it all)\b")


def without_attribution(text: str, start: int, end: int, language: str = "en") -> Fragment:
    """``[start, end)`` without the clause that says who claims it; whole where there is none.

    Only English, and only outside quotations, where marks tell already what is said.
    """
    sentence = text[start:end]
    if language != "en" or any(mark in sentence for mark in '“”"«»'):
        return start, end
    behind = _BEHIND.search(sentence)
    if behind is not None and _is_long(sentence[: behind.start()]):
        return start, start + behind.start()
    before = _BEFORE.match(sentence)
    rest = sentence[before.end() :] if before is not None else ""
    if before is not None and _is_long(rest) and not _NOT_A_CLAIM.match(rest):
        return start + before.end(), end
    return start, end


def _is_long(claim: str) -> bool:
    return len(claim.split()) >= _LEAST_CLAIM
