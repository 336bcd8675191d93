"""The words by which a line is known for an opinion, for a spoiler, or for neither."""

from __future__ import annotations

from typing import Final

PRAISE_TABLE: Final = """
addictive adorable amazing astonishing authentic awesome banger bangers beautiful beautifully best binge-worthy
bingeworthy bittersweet breathless breathtaking brilliant brilliantly captivating catnip charismatic charming
chemistry classic clever comforting compelling cozy cute dazzling delightful devastating effortless endearing engaging
enjoyable enjoyed enthralling epic excellent exceptional exciting extraordinary fabulous fantastic fascinating
favorite favourite feel-good flawless fresh fun funny gem genius gentle genuine glorious glued good goosebumps
gorgeous great gripping haunting healing heartbreaking heartfelt hearts heartwarming hilarious honest hooked humor
humour immersive impeccable impressive incredible infectious intense intriguing irresistible joy laugh laughed lit
lovable love loved lovely magic magical magnetic masterclass masterful masterpiece memorable mesmerizing moving
must-watch nuanced obsessed outstanding perfect perfection perfectly phenomenal poignant powerful profound realistic
refreshing relatable remarkable rewarding riveting rollercoaster satisfying sensational sensitive sharp smart solid
spectacle spectacular spellbinding splendid stellar striking stunning sublime superb surprising sweet swoon tears
tender terrific thoughtful thrilling timeless touching treat unforgettable unique unmissable uplifting warm warmth
watchable wholesome witty wonderful wonderfully worth worthwhile wow zany
"""
BLAME_TABLE: Final = """
annoying awful bad bland boring cheesy cliche cliches clumsy confusing convoluted cringe cringey dated disappointed
disappointing disappointment draggy dragged drags dull exhausting faltered falters filler flat flaw flawed flaws flop
forced forgettable frustrating generic hollow lackluster lacklustre laughable lazy mediocre mess messy overdone
overhyped overlong overrated plodding pointless predictable repetitive ridiculous rushed shallow silly slow sloppy
stale tedious terrible tired underwhelming uneven unnecessary unrealistic wasted weak weird worst rote
"""
PERSONAL_TABLE: Final = """
enjoyed favorite favourite hearts hooked joy laugh laughed love loved obsessed tears tired touching warm warmth glued
"""
SPOILS_TABLE: Final = """
dies died death dead kills killed murderer killer suicide ending ends ended finale marries married marry wedding
pregnant baby reveals revealed reveal twist twists turns secretly identity culprit betrayal betrays father mother
brother sister accident breakup divorce epilogue resurrected reincarnated memories amnesia kiss kissed sacrifice
sacrifices funeral cancer coma survives
"""
NOISE_TABLE: Final = """
subscribe comment comments click follow instagram facebook twitter youtube newsletter blog post website read link share
hashtag advertisement copyright rights photo credit image images source via episode episodes netflix viki cast director
writer network genre trailer
"""
SUBJECTS_TABLE: Final = """
drama dramas kdrama k-drama show series story script acting cast soundtrack writing plot pacing
"""
OPENERS_TABLE: Final = """
a an the it it's its this these his her their my i i'm i've we there there's one never no not nothing every everything
each what how equal pure sheer somehow simply truly such some
"""
FIRST_TABLE: Final = "i my me we our us i'm i've i'd i'll ive im you you'll you're your"
ELSEWHERE_TABLE: Final = "he she they him them his her their that these those"
WEAK_END_TABLE: Final = """
the a an of to with and or but is was are that which who in on for by as so very honestly
"""

PRAISE: Final = frozenset(PRAISE_TABLE.split())
BLAME: Final = frozenset(BLAME_TABLE.split())
PERSONAL: Final = frozenset(PERSONAL_TABLE.split())
"""Words of praise or blame that tell a story as well, unless it is the reviewer's own."""
SPOILS: Final = frozenset(SPOILS_TABLE.split())
"""Words that may give a story away."""
NOISE: Final = frozenset(NOISE_TABLE.split())
"""Words of what stands around a review."""
SUBJECTS: Final = frozenset(SUBJECTS_TABLE.split())
"""What a reviewer has an opinion of."""
OPENERS: Final = frozenset(OPENERS_TABLE.split()) | PRAISE | BLAME
"""Words with which a part of a sentence may begin and stand alone."""
FIRST: Final = frozenset(FIRST_TABLE.split())
"""Words of a reviewer who speaks for themselves."""
ELSEWHERE: Final = frozenset(ELSEWHERE_TABLE.split())
"""Words at the beginning that mean somebody named before."""
WEAK_END: Final = frozenset(WEAK_END_TABLE.split())
"""Words with which a line does not end."""
