"""Every badge there is. All are earned by what was played, so one that is added here is given backwards too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from bot.game.badge import Badge, at_home, is_quick, modes, right_in, won
from bot.game.records import Record
from bot.messages import message

ANSWERING: tuple[Badge, ...] = (
    Badge("right-1", "🎬", message("Opening Scene"), message("Answer a question right"), attrgetter("right")),
    Badge("right-10", "🎙️", message("Screen Test"), message("Answer {goal} questions right"), attrgetter("right"), 10),
    Badge(
        "right-100", "💬", message("Speaking Part"), message("Answer {goal} questions right"), attrgetter("right"), 100
    ),
    Badge(
        "right-1000", "🌟", message("First Lead"), message("Answer {goal} questions right"), attrgetter("right"), 1_000
    ),
    Badge(
        "right-10000",
        "👑",
        message("Household Name"),
        message("Answer {goal} questions right"),
        attrgetter("right"),
        10_000,
    ),
    Badge(
        "cast",
        "🎭",
        message("Casting Director"),
        message("Answer {goal} right about cast and characters"),
        right_in("cast"),
        50,
    ),
    Badge(
        "dramas", "📺", message("Channel Surfer"), message("Answer {goal} right about dramas"), right_in("dramas"), 50
    ),
    Badge(
        "plots",
        "🌀",
        message("Plot Twister"),
        message("Answer {goal} right about plots, places and tropes"),
        right_in("plots"),
        50,
    ),
    Badge(
        "makers",
        "✍️",
        message("Writers' Room"),
        message("Answer {goal} right about writers and directors"),
        right_in("makers"),
        50,
    ),
    Badge("songs", "🎵", message("On Repeat"), message("Answer {goal} right about songs"), right_in("songs"), 50),
    Badge(
        "quotes",
        "🗞️",
        message("Well Reviewed"),
        message("Answer {goal} right about review quotes"),
        right_in("quotes"),
        50,
    ),
    Badge(
        "all-categories",
        "🌈",
        message("Genre Hopper"),
        message("Be right ten times in each of the {goal} categories"),
        at_home,
        6,
    ),
    Badge(
        "kinds-20",
        "🎪",
        message("Variety Show"),
        message("Answer {goal} kinds of question right"),
        attrgetter("kinds"),
        20,
    ),
    Badge(
        "dramas-25",
        "📚",
        message("Watchlist"),
        message("Answer right about {goal} different dramas"),
        attrgetter("dramas"),
        25,
    ),
    Badge(
        "dramas-100",
        "🗃️",
        message("Video Shop"),
        message("Answer right about {goal} different dramas"),
        attrgetter("dramas"),
        100,
    ),
    Badge(
        "dramas-300",
        "🏛️",
        message("Living Archive"),
        message("Answer right about {goal} different dramas"),
        attrgetter("dramas"),
        300,
    ),
    Badge("typed-10", "⌨️", message("Subtitles Off"), message("Type {goal} right answers"), attrgetter("typed"), 10),
    Badge("typed-100", "🗣️", message("Fluent"), message("Type {goal} right answers"), attrgetter("typed"), 100),
    Badge(
        "unaided-50",
        "🕶️",
        message("No Spoilers"),
        message("Type {goal} right answers without a hint"),
        attrgetter("unaided"),
        50,
    ),
    Badge("quick", "⚡", message("Quick Cut"), message("Answer right within two seconds"), is_quick),
    Badge(
        "changed-10",
        "💞",
        message("Change of Heart"),
        message("Change your mind to the right answer {goal} times"),
        attrgetter("changed"),
        10,
    ),
)
PLAYING: tuple[Badge, ...] = (
    Badge(
        "streak-5", "🔥", message("Slow Burn"), message("Answer {goal} right in a row"), attrgetter("best_streak"), 5
    ),
    Badge(
        "streak-10",
        "🍿",
        message("One More Episode"),
        message("Answer {goal} right in a row"),
        attrgetter("best_streak"),
        10,
    ),
    Badge(
        "streak-20",
        "🌋",
        message("Season Finale"),
        message("Answer {goal} right in a row"),
        attrgetter("best_streak"),
        20,
    ),
    Badge(
        "perfect-1",
        "🎯",
        message("One Take"),
        message("Finish a game of five or more questions with all of them right"),
        attrgetter("perfect"),
    ),
    Badge(
        "perfect-10",
        "💎",
        message("No Retakes"),
        message("Finish {goal} such games with all of them right"),
        attrgetter("perfect"),
        10,
    ),
    Badge("games-10", "🎟️", message("Regular Viewer"), message("Play {goal} games"), attrgetter("games"), 10),
    Badge("games-100", "📼", message("Box Set"), message("Play {goal} games"), attrgetter("games"), 100),
    Badge(
        "won-everyone",
        "🏅",
        message("Scene Stealer"),
        message("Win a game of everyone against everyone"),
        won("everyone"),
    ),
    Badge("won-race", "🏃", message("Airport Dash"), message("Win a race"), won("race")),
    Badge("won-survival", "🍜", message("Last Ramyeon Standing"), message("Win a game of survival"), won("survival")),
    Badge("won-teams", "👪", message("Found Family"), message("Win a game with your team"), won("teams")),
    Badge("won-duel", "⚔️", message("Rooftop Showdown"), message("Win a duel"), won("duel")),
    Badge("modes-5", "🧢", message("Method Actor"), message("Play in each of the {goal} modes"), modes, 5),
    Badge("wins-10", "🏆", message("Award Season"), message("Win {goal} games"), attrgetter("wins"), 10),
    Badge("wins-50", "🎖️", message("Grand Prize"), message("Win {goal} games"), attrgetter("wins"), 50),
    Badge("duels-10", "☔", message("Shared Umbrella"), message("Play {goal} rated duels"), attrgetter("duels"), 10),
    Badge(
        "duels-won-10", "🥊", message("Worthy Rival"), message("Win {goal} rated duels"), attrgetter("duels_won"), 10
    ),
    Badge("duels-won-50", "🐉", message("Final Boss"), message("Win {goal} rated duels"), attrgetter("duels_won"), 50),
)
RETURNING: tuple[Badge, ...] = (
    Badge("days-7", "☕", message("Coffee Truck"), message("Play on {goal} days"), attrgetter("days"), 7),
    Badge("days-100", "🏘️", message("Recurring Role"), message("Play on {goal} days"), attrgetter("days"), 100),
    Badge(
        "run-7", "📆", message("Weeknight Slot"), message("Play on {goal} days in a row"), attrgetter("longest_run"), 7
    ),
    Badge(
        "break-30",
        "⏳",
        message("Time Skip"),
        message("Come back after {goal} days away"),
        attrgetter("longest_break"),
        30,
    ),
    Badge(
        "busy-100", "🌙", message("All-Nighter"), message("Give {goal} answers in one day"), attrgetter("busiest"), 100
    ),
    Badge("daily-1", "🌅", message("Morning Drama"), message("Solve the drama of the day"), attrgetter("dailies")),
    Badge(
        "daily-7",
        "🔔",
        message("Week of Cliffhangers"),
        message("Solve the drama of the day {goal} days running"),
        attrgetter("daily_streak"),
        7,
    ),
    Badge(
        "daily-30",
        "📡",
        message("Daily Serial"),
        message("Solve the drama of the day {goal} days running"),
        attrgetter("daily_streak"),
        30,
    ),
    Badge(
        "daily-100",
        "💯",
        message("Hundred-Day Couple"),
        message("Solve the drama of the day {goal} days running"),
        attrgetter("daily_streak"),
        100,
    ),
)
HELPING: tuple[Badge, ...] = (
    Badge(
        "listed-10", "🔖", message("Queue Planner"), message("Put {goal} dramas on your list"), attrgetter("listed"), 10
    ),
    Badge(
        "finished-50",
        "🛋️",
        message("Sofa Veteran"),
        message("Finish {goal} dramas on your list"),
        attrgetter("finished"),
        50,
    ),
    Badge("appeal", "⚖️", message("Objection Sustained"), message("Have an appeal accepted"), attrgetter("appeals")),
    Badge(
        "report",
        "🩺",
        message("Script Doctor"),
        message("Report a question that turns out to be wrong"),
        attrgetter("reports"),
    ),
)
BADGES: Mapping[str, Badge] = {badge.id: badge for badge in (*ANSWERING, *PLAYING, *RETURNING, *HELPING)}
"""Every badge there is, by its id, in the order in which they are listed."""


def earned(record: Record, badges: Iterable[Badge] | None = None) -> list[Badge]:
    """Return the badges that a record is enough for, of all there are or of some."""
    return [badge for badge in (BADGES.values() if badges is None else badges) if badge.earned(record)]


def proudest(badges: Iterable[Badge]) -> list[Badge]:
    """Return the highest of each ladder, those first that stand highest on theirs."""
    highest = {badge.ladder: badge for badge in sorted(badges, key=lambda badge: badge.goal)}
    return sorted(highest.values(), key=lambda badge: -_rung(badge))


def _rung(badge: Badge) -> int:
    """Return how many badges of the same ladder stand below."""
    return sum(other.ladder == badge.ladder and other.goal < badge.goal for other in BADGES.values())
