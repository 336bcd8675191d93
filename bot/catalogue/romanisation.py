"""How Korean is written in Latin letters: which jamo a spelling may stand for, and which surname.

The tables were put together for this project from the rules of Revised Romanisation and McCune-Reischauer, and from the
spellings that people use for themselves. A spelling is a pair with one jamo: `sun` may be 순 or 선, `soon` only 순, so
spellings do not chain. Names get no changes of sound between syllables.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ONSETS = tuple("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
VOWELS = tuple("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
"""The jamo in the order of Unicode: a syllable's code point follows from them by arithmetic."""

REVISED_TABLE = """
g kk n d tt r m b pp s ss - j jj ch k t p h
a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i
- k k k n n n t l k m l l l p l m p p t t ng t t k t p t
- g kk gs n nj n d r lg lm lb ls lt lp r m b bs s ss ng j ch k t p -
"""
"""Revised Romanisation: onsets, vowels, codas, and codas before a vowel, in the same order."""
ASSIMILATED_TABLE = "kn:ngn km:ngm tn:nn tm:nm pn:mn pm:mm nr:ll ln:ll lr:ll kr:ngn tr:nn pr:mn mr:mn ngr:ngn"
"""What a coda and the onset after it become in speech."""
KEYS = """
r R s e E f a q Q t T d w W c z x v g
k o i O j p u P h hk ho hl y n nj np nl b m ml l
- r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g
"""
"""The keys of the usual Korean layout (Dubeolsik), in the same order."""

# Each line: jamo, spellings in common use, rare ones, those of McCune-Reischauer without its marks. What ends in "-" is
# read so in closed syllables only: hun may be 헌, su is never 서.
ONSET_TABLE = """
ㄱ | g k      | gh kh   |
ㄲ | kk gg    | g k     |
ㄴ | n        |         |
ㄷ | d        | t       | t
ㄸ | tt dd    | d t     |
ㄹ | r l      |         |
ㅁ | m        |         |
ㅂ | b        | p v     | p
ㅃ | bb pp    | b p     |
ㅅ | s sh     |         |
ㅆ | ss       | s       |
ㅈ | j        | ch z    | ch
ㅉ | jj       | j       |
ㅊ | ch       |         |
ㅋ | kh       | k       |
ㅌ | t        | th      |
ㅍ | p        | ph      |
ㅎ | h        |         |
"""
VOWEL_TABLE = """
ㅏ | a ah              | aa         |
ㅐ | ae                | ai ea e    |
ㅑ | ya yah            |            |
ㅒ | yae               |            |
ㅓ | eo eoh uh u-      | o- eu- eou | o
ㅔ | e eh ae           | ei         |
ㅕ | yeo yuh you- yu- yo- | yeou   | yo
ㅖ | ye yeh            | yae        |
ㅗ | o oh              | ou         |
ㅘ | wa                | oa         |
ㅙ | wae               | wai        |
ㅚ | oe oi             | we         |
ㅛ | yo yoh            |            |
ㅜ | u oo              | ou         |
ㅝ | wo weo            |            |
ㅞ | we                |            |
ㅟ | wi wee            | ui         |
ㅠ | yu yoo you        | iu         |
ㅡ | eu u-             |            | u
ㅢ | ui eui ee         | i yi       |
ㅣ | i ee              | ie iy y    |
"""
CODA_TABLE = """
ㄱ | k g | ck c kk |
ㄴ | n   | ne      |
ㄷ | t d |         |
ㄹ | l r | ll      |
ㅁ | m   |         |
ㅂ | p b |         |
ㅇ | ng  |         |
ㅅ | s   |         |
ㅊ | t   |         |
"""

SURNAME_TABLE = """
가 ga ka
간 gan kan
갈 gal kal
강 kang gang khang
견 kyeon gyeon
경 kyung kyeong gyeong kyoung
계 gye kye
고 go ko koh goh
공 gong kong
곽 kwak gwak kwag
구 koo goo gu ku
국 kook guk gook kuk
권 kwon gwon kweon
금 geum keum kum
기 ki gi kee
길 gil kil
김 kim gim ghim khim
나 na ra nah
남 nam
노 noh roh no ro rho
단 dan
당 dang
도 do doh to
동 dong tong
라 ra la na
류 ryu yoo yu you ryoo lyu
마 ma mah
맹 maeng
명 myung myeong myoung myong
모 mo moh
목 mok
문 moon mun
민 min minn
박 park pak bak bark bahk
반 ban pan
방 bang pang
배 bae pae bea bai
백 baek paek baik paik back
변 byun byeon byon pyon pyun byoun
봉 bong
부 boo bu pu
사 sa
서 seo suh so
석 seok suk sok
선 sun seon son
설 seol sul sol
성 sung seong song soung
소 so soh
손 son sohn shon
송 song
시 si shi
신 shin sin
심 shim sim
안 ahn an
양 yang ryang
어 eo eoh uh
엄 um eom uhm om
여 yeo yuh yo
연 yeon yun yon youn
염 yeom yum youm yom
예 ye
오 oh o
옥 ok ock
온 on
옹 ong
왕 wang
용 yong
우 woo u wu
원 won weon
위 wi wee
유 yoo yu you ryu
육 yook yuk
윤 yoon yun youn
은 eun un
음 eum
이 lee yi rhee i ri li rhie yee
인 in ihn
임 im lim rim yim leem
장 jang chang jhang
전 jeon jun chun chon jeun
정 jung jeong chung chong joung cheong
제 je jae
조 jo cho joe zo joh
주 joo ju chu
지 ji jee chi
진 jin chin gin
차 cha char
채 chae chai
천 cheon chun chon
최 choi choe che choy
추 choo chu
탁 tak
탕 tang
태 tae
편 pyeon pyun
표 pyo
피 pi
하 ha hah
한 han hahn
함 ham hahm
허 heo hur huh her ho
현 hyun hyeon hyon
홍 hong
황 hwang whang
남궁 namgung namgoong namkoong namkung namgong
독고 dokgo dokko tokko dokgoh
사공 sagong sakong
서문 seomun seomoon
선우 sunwoo seonwoo seonu sonu sunu
제갈 jegal jaegal chegal
황보 hwangbo whangbo
"""

SURNAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {hangul: tuple(spellings) for hangul, *spellings in map(str.split, SURNAME_TABLE.strip().split("\n"))}
)
"""How each surname is written, the most usual way first."""


def rows(table: str) -> list[list[list[str]]]:
    """Return a table as rows of columns of spellings."""
    return [[column.split() for column in row.split("|")] for row in table.strip().split("\n")]


def _columns(table: str) -> list[tuple[str, ...]]:
    """Return the lines of a table as lists, a dash being nothing."""
    return [tuple(each.strip("-") for each in row.split()) for row in table.strip().split("\n")]


_ONSETS, _VOWELS, _CODAS, _LINKED = _columns(REVISED_TABLE)
REVISED = tuple(
    MappingProxyType(dict(zip(jamo, latin, strict=True)))
    for jamo, latin in ((ONSETS, _ONSETS), (VOWELS, _VOWELS), (CODAS, _CODAS))
)
"""How onsets, vowels and codas are written."""
LINKED: Mapping[str, str] = MappingProxyType(dict(zip(CODAS, _LINKED, strict=True)))
"""How codas are written before a vowel."""
ASSIMILATED: Mapping[str, str] = MappingProxyType(dict(entry.split(":") for entry in ASSIMILATED_TABLE.split()))
_ALONE, _IN_A_SYLLABLE = (ONSETS, VOWELS, CODAS), ("\u1100", "\u1161", "\u11a7")
KEY_TABLE: Mapping[str, str] = MappingProxyType(
    {
        letter: key
        for row, first, keys in zip(_ALONE, _IN_A_SYLLABLE, _columns(KEYS), strict=True)
        for place, (jamo, key) in enumerate(zip(row, keys, strict=True))
        for letter in (jamo, chr(ord(first) + place))
    }
)
"""The keys of each jamo, both of those that stand alone and of those that make syllables."""
