"""Whether a word is spelled as a Vietnamese syllable (âm tiết).

Misread bytes still look like letters; only spelling tells "Khánh" from the "Khỏnh" it would be in another encoding.
A syllable is an optional onset (âm đầu), a rime (vần) and one tone, which stands on a given vowel of the rime.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ONSET_LIST: Final = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIME_LIST: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong "
    "op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh "
    "uyp uyt uyu uyên uyêt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt"
)
_ONSETS: Final = frozenset(_ONSET_LIST.split())
_RIMES: Final = frozenset(_RIME_LIST.split())
_ONSETS_BEFORE_FRONT_VOWELS: Final = frozenset({"k", "gh", "ngh"})
_ONSETS_BEFORE_OTHER_VOWELS: Final = frozenset({"c", "ng"})
_ONSETS_BEFORE_Y: Final = frozenset({"", "d", "h", "k", "l", "m", "n", "qu", "s", "t", "th", "v"})
_ONSETS_BEFORE_LONG_Y: Final = frozenset({"", "qu"})
_FRONT: Final = "eêi"
_STOPS: Final = ("c", "ch", "p", "t")
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
_TONES_BEFORE_STOPS: Final = "\u0301\u0323"
# Both ways of placing the tone are in use: hòa and hoà, khỏe and khoẻ, thúy and thuý.
_EITHER_VOWEL: Final = frozenset({"oa", "oe", "uy"})
_ONSET: Final = re.compile("|".join(sorted(_ONSETS, key=len, reverse=True)))


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (NFC, any case) is one well-spelled Vietnamese syllable, its tone in a right place."""
    letters, tone, place = _without_tone(word.lower())
    if place == -2:
        return False
    found = _ONSET.match(letters)
    ends = {0, found.end()} if found else {0}
    # "gi" is an onset in "giá", and "g" before the rime in "gì".
    ends |= {1} if letters.startswith("gi") else set()
    return any(_fits(letters[:end], letters[end:], tone, place - end) for end in ends)


def _without_tone(word: str) -> tuple[str, str, int]:
    """Letters without the tone, the tone's mark, and where it stands (-1: nowhere, -2: more than one)."""
    letters, tone, place = "", "", -1
    for position, character in enumerate(word):
        base, *marks = list(unicodedata.normalize("NFD", character))
        for mark in marks:
            if mark not in _TONES:
                base = unicodedata.normalize("NFC", base + mark)
            else:
                tone, place = mark, (position if place == -1 else -2)
        letters += base
    return letters, tone, place


def _fits(onset: str, rime: str, tone: str, place: int) -> bool:
    if rime not in _RIMES or not _onset_goes_with(onset, rime):
        return False
    if not tone:
        return not rime.endswith(_STOPS) or rime.isascii()
    if rime.endswith(_STOPS) and tone not in _TONES_BEFORE_STOPS:
        return False
    return place in _tone_places(rime)


def _onset_goes_with(onset: str, rime: str) -> bool:
    front = rime[0] in _FRONT
    if rime[0] == "y":
        return onset in (_ONSETS_BEFORE_Y if rime == "y" else _ONSETS_BEFORE_LONG_Y)
    if onset == "qu":
        return rime[0] not in "uưo"
    if onset in _ONSETS_BEFORE_FRONT_VOWELS:
        return front
    if onset == "gi":
        return rime[0] != "i"
    if onset == "g":
        return rime[0] not in "eê"
    return not (front and onset in _ONSETS_BEFORE_OTHER_VOWELS)


@lru_cache(maxsize=256)
def _tone_places(rime: str) -> frozenset[int]:
    marked = max(rime.rfind(letter) for letter in "ăâêôơ")
    if marked >= 0:
        return frozenset({marked})
    if rime in _EITHER_VOWEL:
        return frozenset({0, 1})
    if rime == "uya":
        # "khuya" and its few like have no other tone.
        return frozenset()
    return frozenset({1 if rime.startswith(("oa", "oe", "uy")) else 0})
