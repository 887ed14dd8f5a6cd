"""Soft hyphens for the words that narrow columns break most often."""

import re

_BREAKS = """
ac-cor-dance ac-count ad-di-tion-al ad-ver-tis-ing agree-ment ap-pli-ca-ble ap-pro-pri-ate
as-sess-ment as-sis-tance au-thor-ized be-hav-ior-al busi-ness com-mer-cial com-bin-ing com-ply
con-fi-den-tial con-fi-den-ti-al-i-ty con-sum-er con-sum-ers con-trac-tor con-trac-tors con-text
cus-tom-er cus-tom-ers de-ter-mines dis-close dis-closed dis-clo-sure ef-fec-tive en-gage-ment
for-ward im-ple-ment in-clud-ing in-de-pen-dent in-for-ma-tion lim-i-ta-tion main-tain
mem-ber mem-bers ob-li-ga-tion ob-li-ga-tions op-er-a-tion op-er-a-tion-al per-form per-for-mance
per-son-al per-son-nel pro-ce-dures pro-cess-ing pro-gram pro-hib-it-ed pro-tec-tion pro-vi-sion
pro-vid-er pro-vid-ers pur-chase pur-pose pur-pos-es rea-son-able re-la-tion-ship re-me-di-ate
re-quest re-quests re-quire-ment re-quire-ments re-tain se-cu-ri-ty ser-vice ser-vices spec-i-fied
sub-con-trac-tor sub-con-trac-tors sub-ject tech-ni-cal ter-mi-na-tion un-au-thor-ized writ-ten
"""
_BY_WORD = {word.replace("-", ""): word for word in _BREAKS.split()}
_WORD = re.compile(r"[A-Za-z]+")


def soften(text: str) -> str:
    """Put soft hyphens into the words whose breaks are known."""
    return _WORD.sub(_soften_word, text)


def _soften_word(match: re.Match[str]) -> str:
    word = match[0]
    parts = _BY_WORD.get(word.lower(), word).split("-")
    pieces, position = [], 0
    for part in parts:
        pieces.append(word[position : position + len(part)])
        position += len(part)
    return "\u00ad".join(pieces)
