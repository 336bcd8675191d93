"""The words with which reviewers say that somebody plays a character, and those that say something else."""

from __future__ import annotations

import re
from typing import Final

from bot.reviews.signs import APOSTROPHE, NAME, any_of, either, up_to

FEW: Final = r"\w+"
PLAY: Final = "plays? played playing portrays? portrayed portraying embodies embodied embodying essays essayed"
TAKE: Final = f"""
{PLAY} takes? took taking tackles? lands? landed steps? slips? inhabits? reprises? fills? nails? nailed owns? aces?
masters? gets? got has had
"""
PARTS: Final = "roles? parts? characters? mantle shoes skin boots robes"
STAR: Final = """
stars? starred starring appears? appeared features? cast casted returns? acts? acted debuts? shines?
"""
GIVE_LIFE: Final = """
gives?_life_to gave_life_to breathes_life_into brings?_to_life brought_to_life transform(?:s|ed)?_into
"""
PLAYS: Final = either(
    rf"{any_of(TAKE)}(?: on| up| over| into)? (?:the|her|his) {up_to(3, FEW)}{any_of(PARTS)}(?: of)?",
    any_of(PLAY),
    rf"{any_of(STAR)} (?:in the {up_to(2, FEW)}role of|as)",
    rf"(?:is|was|are|were) (?:in )?the {up_to(2, FEW)}(?:role|part) of",
    rf"in the {up_to(2, FEW)}(?:roles?|parts?) of",
    any_of(GIVE_LIFE),
)
"""What stands between an actor and a character."""
PLAYED: Final = any_of("""
played portrayed acted brought_to_life performed embodied depicted essayed enacted interpreted taken_on helmed done
""")
"""What stands between a character and "by" an actor."""
ROLE: Final = any_of("characters? roles? part portrayal performance turn take interpretation persona portraying")
"""What of an actor's stands before a character."""
IS: Final = any_of("""
,?_(?:who_)?(?:is|was|becomes?|became|takes_on|tackles|inhabits|channels|lends|makes|gives|infuses|imbues) ,_our
""")
"""What stands between an actor and a character and may as well stand between two characters."""

BROKEN: Final = """
and but or he she they it is was are were always usual well if though although when while because much by for who whose
which that so than then opposite alongside against with to about after before has had have not also soon long possible
expected falls? fell meets? met i you we kept seeing saw see
"""
NO_PART: Final = re.compile(rf"\b{any_of(BROKEN)}\b", re.IGNORECASE)
"""What does not stand between an actor's part and the name of it."""
RELATION: Final = re.compile(
    r"\b(?:of|to|with|for|by|opposite|alongside|against|from|named after)(?: \w+(?:['\u2019]s)?){0,1} $", re.IGNORECASE
)
"""Before a name: it is not the part but somebody or something else's to it."""
SEEN: Final = r"""
know known such far soon just same long seen described regarded him her them poses? posing disguised? dressed
hired credited billed works? working worked serves? introduced recognized recognised not loves? reincarnated reborn met
meets go goes going went gone
pass\w* sees? treats? treated uses? refers? thinks? adopted
"""
NO_AS: Final = re.compile(rf"\b{any_of(SEEN)}(?: \w+){{0,2}} ?$", re.IGNORECASE)
"""Before "as": it is no part that follows."""
KIN: Final = "mother mom father dad brother sister son daughter wife husband friend boss uncle aunt"
CIRCLE: Final = rf"""
{KIN} ex bestie best love first secretary assistant rival girlfriend boyfriend grand\w* cousin family younger older
elder little teacher mentor colleague partner bodyguard manager parents? child stepmother neighbou?r fianc\S* nemesis
crush roommate senior junior classmate sweetheart
"""
OWNED: Final = re.compile(rf"{APOSTROPHE}s? (?:\w+[ -]){{0,3}}?{any_of(CIRCLE)}\b", re.IGNORECASE)
"""Behind a name in a part: it is somebody of theirs who is played."""
OWNER: Final = re.compile(rf"{NAME}{APOSTROPHE}s?(?=\s)")
"""Whose somebody else is: it is not of them that a sentence speaks."""
OF_KIN: Final = re.compile(
    rf"\b(?:{APOSTROPHE}s?|his|her|their|whose) {up_to(2, FEW)}{any_of(KIN)}\b[^.;]*$", re.IGNORECASE
)
"""The same, as it is said before "played by"."""
