"""English words that are met in titles: what is one of them is not a slip of the pen for another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

TABLE: Final = """
a ability able about above absolute accident account ace across act action actor actress add address admire adore adult
adventure affair affection affectionate africa after again against age agency agent ago agree ahead aid aim air alarm
album alien alive all alley alliance allow almost alone along already also although always am ambition america amnesia
among an ancient and angel anger angry another answer any anybody anymore anyone anything anyway apart apartment appeal
appear apple are area argument arm army around arrive arrow art artificial as ash asia aside ask at attack attempt
attention attic aunt authority autumn avoid awaken away baby bachelor back bad bake balance bald ball ballad band bang
bank banquet bar bare bargain bark barn baron base basket bath battle bay be beach bead beak bean bear beast beat
beautiful beauty became because become bed bee been before beg beggar begin beginning behave behind being believe bell
belong beloved below belt bench bend beneath beside besides best bet better between beyond big bill bind bird birthday
bit bite bitter black blade blame bland blank blast blend bless blessing blind blink block blood bloody bloom blossom
blow blue board boat body boil bold bomb bond bone bonus book boom boot border bore born borrow boss both bother bottle
bottom bound bow bowl box boy boyfriend brain branch brave bread break breakup breath breeze brick bride bridge bright
brilliant bring broken broom brother brow brown brush bubble buddy build builder building bull bullet bully burden burn
bury bus bush business busted busy but butler butter butterfly button buy by cabin cable cafe cage cake call calm came
camel camp campus can candle candy cannot cap captain car card care career carnival carry case cash castle cat catch
cattle cause cave celebrate cell cent century chain chair challenge chance change channel chaos chapter character charm
chart chase cheap cheat check cheek cheer cheese chef cherry chess chest chew chicken chief child children china chip
chocolate choice choose chop chunk church cinema circle citizen city clan clash class claw clean cleaning clear clerk
clever cliff climb clock close clown club clump coach coast coat cocky code coffee coin cold collect college colonel
color colour comb come comfort command common companion company compare complete con concert condition cone confess
confession confidence confident connection consider contact contain continue contract control cook cookie cool cop cope
copy corn corner cost could count counter country couple courage course court cousin cover cow coworker crab craft crane
crash crazy cream create creature credit crew crime criminal cringy cross crow crowd crown cruel crush crust cry cup
cupid cure curse curtain cut cute dad daddy daily dairy damp dance dancer dandy danger dangerous dare dark darkness dash
data date daughter dawn day deadly deal dear dearest death debt decide decision deep deer defend delay delicious delight
delightful deliver delivery demon dense deny depend depth desert deserve design desire desk destined destiny destroy
detective devil diamond diary dice did die diet different difficult dig dignity dinner dinosaur dirt dirty disappear
disaster discover discovery distance diva dive divine divorce do dock doctor document does dog doing doll dolphin dome
done donkey doom door dot double doubt dough dove down dozen draft drag dragon drain drama draw dread dream dreamer
dress drift drink driver drop drown drum drunk dry duck duel duke dull dune during dusk dust duty each eagle ear early
earn earth east easy eat eccentric edge effect egg eight eighteen eighth eighty either elegance elegant element elephant
eleven else embrace emperor empire employee empress empty enchanted encounter end ending enemy energy engine enigma
enjoy enough enter envy era error escape eternal europe eve even evening ever every everybody everyone everything
everywhere evil exam except exciting exist exit expect expert explain explode explore extra extraordinary eye fabric
face fact fade fail faint fair fairly fairy faith fake fall fame familiar family famous fan fang fantasy far farewell
farm fashion fast fat fate father fault favor favour fear feast feather feed feel feeling fellow female fence fest
festival fever few fiction field fierce fiery fifteen fifth fifty fight fighter file fill film final finale find fine
finger finish fire firm first fish fit five fix flag flame flap flash flat flavor flavour flaw flee fleet flesh flight
flirt float flood flow flower fly flying fog fold folk follow food fool foot for forbidden force forecast foreign forest
forever forget forgive fork form formula fortune forty found fountain four fourteen fourth fox fragile frame freak free
freedom freeze fresh friday friend frog from front frost frozen fruit fuel full fun fund funeral funnel funny fur
further future gain galaxy gale gamble game gang gangster gap garden gas gate gather gave gaze gear gem gender general
genius gentle gentleman germ get ghost giant gift giraffe girl girlfriend give glass gleam glee globe gloom glory glove
glow go goal goat goblin god goddess goes going gold golden gone good goodbye goose gossip got grab grace grade grain
grand grandma grandpa grass grateful grave gravity gray grease great greed green greet grey grid grief grim grin grip
grocery groom ground group grow growth guard guardian guess guest guide guilt guilty gull gun guy gym had hail hair half
hall halt hamster hand handle handsome handy hang happen happiness happy harbor hard harm harvest has haste hat hate
haul haunted have having hawk he heal health healthy hear heard heart hearts heat heaven heavy heel heels height heir
heiress heist hell hello help hen her herb herd here hero heroine hers herself hesitate hey hi hidden hide high hill him
himself hint hire his history hit hive hold hole holiday holy home honest honey honor honorable honour hood hook hope
horror horse hose hospital host hostess hot hotel hound hour house housekeeper how however howl hug hull human humor
hundred hunger hungry hunt hunter hurry hurt husband hush hymn i ice idea ideal identity idol if ignore illusion image
imagine immigrant immortal impossible improve in incident income incomplete incurable indeed infinite ink inn innocence
innocent insect inside inspector instead instinct intend interest interview into intro introduce invisible invite irish
iron is island it item its itself jail japan jar jazz jealous jealousy jewel job join joke journey joy judge juice jump
jungle junk just justice karma keep kept key kick kid kidnap kill killer kilt kin kind kindness king kingdom kiss
kitchen kite kitten kneel knew knife knight knock knot know known korea lab lace lad lady lake lamb lamp land landing
landlord lane language lantern lard large lark lash last late later laugh lavender law lawn lawyer lay layer lead leader
leaf league leak leap learn leash least leave lecture left leg legacy legal legend lemon lend lens leopard less lesson
let letter level liar liberated license lick lie life lift light lightly like likely lily lime limit line linger link
lion lip list listen literature little live lively liver living load loan loathe local lock log logic logo lone lonely
long longer look loom loop loose lord lose loss lost lot loud lounge lovable love lovely lover low lower loyal luck
lucky lump lunch lung lure lust luxury lyric machine mad made magazine magic magical maid maiden mail main make male
malt man manage mane mansion many map march mark market marriage married marry mars marvelous mash mask mast master
match matchmaker mate matter may maybe mayor maze me meal mean measure meat medal medicine meet meeting melancholy
melody melon melt melting member memories memory men mend mental mention menu mercy mermaid mess message metal method
mice mid midas middle midnight might mild mile milk mill million mime mind mine minister mint minute miracle miraculous
mirror mischief misery miss missing mission mist mistake mister mistress mix moan moat model modern mom moment monday
money monk monkey monster month mood moody moon moonlight moose moral more morning mosaic moss most motel moth mother
motion mound mountain mourn mouse mouth move movie much mud mule murder murderer muse mush music musician must mute my
myself mysterious mystery mystic myth nail naked name nameless nap nation nature naughty near nearly need neighbor
neighbour neither nephew nerd nerve nervous nest net never new news next nice niece night nine nineteen ninety ninth no
noble nobody noise noisy none noon nor normal north nose not note notebook nothing notice novel now nowhere nude nudge
number nun nurse oath obedient obey object ocean odd odyssey of off offer office officer often oh oil old omen on once
one onion only onto open opera operation or orange orbit order ordinary origin orphan other others otherwise ought ounce
our ours ourselves out outlaw outside over owe owl own ox pace pack package page pain paint painter pair palace pale
palm pan panda panel panic panther paper parade paradise paradox parasite parent park parrot part partial participate
partner party pass passion passionate past paste path patient pattern pave pay payback peace peach peacock peak pear
pearl peculiar pen penguin penthouse people per perfect perform perfume perhaps persist person personal pest phantom
phenomenal phoenix phone photo physical piano pick picnic picture pie piece pig pill pillow pilot pin pine pink pirate
pit pitch pity place plain plan plane planet plant plastic plate play player playlist plead pleasant please plot plow
plump plus pocket poem poet poetic poetry point poison polar pole police politics pond pony pool poor pop pope popular
port portrait positive possessed possible post pot potato potion pound pour power powerful practice praise pray prayer
precious prefer pregnant prepare present president pretend pretty prevent previous prey price pride priest prime prince
princess print prison prisoner privacy private prize problem producer professor profit program project promise proof
proper prophet proposal prosecutor protect proud prove provide psycho psychopath public pull pulp pulse pump punch
punish punishment puppet puppy pure purple purpose pursuit push put puzzle queen queer quest question quick quiet quit
quite quiz rabbit race rack radiant radio rage raid rail rain rainbow raise rake ramen range rank rare rash rat rate
rather raven ray reach read ready real really rear reason rebel rebirth reborn receive recipe reckless record red reel
reflection refuse regain regret reign rein reject relation relationship relax relay release rely remain remember
remembrance remind remove rent repair repeat replay reply report request rescue resist rest restaurant result
resurrection return reunion revenge revive revolution reward rhythm rib rice rich ride ridiculous right ring rise risk
risky ritual rival river road roar robber robot rock rogue role roll romance romantic roof rooftop room roommate rooster
root rope rose rosy rotten rough roulette round route row royal rude ruin rule ruler rumor rumour run rush rust sack
sacred sad safe said sail sailor saint salary sale salt salty same sand sane sassy saturday savage save saw say scale
scan scandal scar scare scarlet scary scatter scene scent scheme scholar school science scoop score scream screen sea
seal seam search season seat second secret secretary secrets section seduce see seed seek seem seen seize self sell send
senior sense sensitive sentence sentimental seoul separate series serious servant serve service set settle seven
seventeen seventh seventy sexy shade shadow shady shake shall shallow shaman shame shape share shark sharp shave she
sheep sheer sheet shelf shell shelter sheriff shield shine shining shiny ship shirt shock shoe shoot shop shopping shore
short shot should shout shove show shower shrink shut shy sick side sigh sight sign signal silence silent silk silly
silver simple sin since sincere sing singer single sink sister sit site six sixteen sixth sixty size skate sketch skill
skin skinny skip sky slam slate slave sleep sleeping sleepless sleepy slip slope slot slow slump small smart smash smell
smile smoke smooth snack snail snake snap sneak snore snow snowdrop so soap social society soft sold soldier solid solo
solution solve some somebody somehow someone something sometimes somewhere son song soon sore sorrow sorry sort soul
sound soup sour south space spare spark sparrow speak special speech speed spell spend spice spicy spider spike spill
spin spirit splash splendid split spoil sport spot spotlight spouse spread spring spy squad square squid squirrel stab
stable staff stage stain stair stake stale stalk stalker stall stand star stare start starve state station stay steady
steal steam steel steep step stepmother stick sticky still sting stir stone stop storage store stork storm story stove
straight strange stranger stream street strength stress stride strike string stroke strong struck struggle stubborn
stuck student study stuff stumble stump stupid style subject substitute success such suck sudden suffer sugar suggest
suit sum summer sun sunday sunny sunrise sunset sunshine super supper support suppose sure surgery surplus surprise
surrender survival survive suspect suspicious swallow swan swap swear sweat sweep sweet sweetheart swim swindler swing
switch sword sympathy symphony syndrome syrup system table tacit tack tail tailor take tale talent talk tall tame tangle
tango tank tap tape target task taste tasty taught tax taxi tea teach teacher team tear tears tease teen tell temper
temperature temple tempt temptation tempted ten tender tension tent tenth term terrible terror test text than thank that
thaw the theater theatre their theirs them themselves then theory there these they thick thief thin thing think third
thirst thirsty thirteen thirty this thorn those though thought thousand thread threat threaten three thriller thrilling
throne through throw thump thumping thunder tick ticket tide tie tied tiger tight tile till time timeless timer tinted
tiny tip tire tired title to toast today together toll tomorrow tone tongue tonight too took tool tooth top torch
tortoise toss total touch tough tour toward towards tower town toy trace tracer track trade tragedy trail train trainer
traitor tramp transform translate trap trash trauma travel traveler traveller tray treasure treat tree tremble trial
triangle tribe trick tried trip triple troop trot trouble trousers truck true truly trump trunk trust trustful truth try
tub tuna tune tunnel turkey turn turtle twelve twenty twice twilight twin twinkling twist two type tyrant ugly umbrella
unable uncanny uncle under undercover understand undo unexpected unfamiliar uniform union unit unite universe unkind
unknown unlucky untamed until untouchable up upon urban us use useful vacant vacation vagabond vague vain vale valley
value vampire vanish vase vegetable veil vein velvet vengeance venue verdict verse very vessel vest veteran vice vicious
victim view village villain vine violence violet virgin virtual virus visa visible vision visit visitor vivid voice
volcano vote vow voyage wade wage wait waiter wake walk wall waltz wand wander want war ward wardrobe warm warmhearted
warn warning warp warrior wart was wash waste wasted watch water watermelon wave wax way we weak weakest wealth weapon
wear weather web wedding weed week weekend weep weight weird welcome well went were west wet whale what whatever wheel
when whenever where wherever whether which while whine whip whirlwind whisper whistle white who whoever whole whom whose
why wick wicked wide widow wife wild will win wind window wine wing wink winner winter wipe wire wise wish wit witch
with withdraw within without witness witty wizard wolf woman women wonder wonderful wood wooden word work worker works
world worm worry worse worst worth worthy would wound wrap wreck wretched wrist write writer wrong yard year yearly
yearn yell yellow yes yesterday yet yield you young your yours yourself youth zebra zero zombie zone zoo
"""
WORDS: Final = frozenset(TABLE.split())
ENDINGS: Final = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("ly", ""),
)
"""Each with what stands in its place in the word it is made of."""
SHORTEST: Final = 3
"""Letters that are left of a word without its ending."""


@lru_cache(maxsize=16_384)
def is_word(word: str) -> bool:
    """Whether a word, in small letters, is an English one that is met in titles; single letters are."""
    return len(word) == 1 or word in WORDS or any(stem in WORDS for stem in _stems(word))


def _stems(word: str) -> list[str]:
    stems = [_single(word[: -len(ending)] + instead, ending) for ending, instead in ENDINGS if word.endswith(ending)]
    return [stem for stem in stems if len(stem) >= SHORTEST]


def _single(stem: str, ending: str) -> str:
    """Return a stem without the consonant that is doubled before an ending, nothing where it had to be doubled."""
    if ending not in {"ed", "ing", "er"}:
        return stem
    if _DOUBLED.search(stem) and stem not in WORDS:
        return stem[:-1]
    return "" if _TO_BE_DOUBLED.fullmatch(stem) else stem


_DOUBLED = re.compile(r"([bdgklmnprtz])\1$")
_TO_BE_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdglmnprtz]")
