"""Messages keep their template until somebody reads them, in the reader's language where there is one."""

from __future__ import annotations

from pathlib import Path

from bot.messages import UserError, message
from bot.translations import Translations

KOREAN = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Question {number} of {total}"
msgstr "{total}문제 중 {number}번"

msgid "★ easy"
msgstr "★ 쉬움"

msgid "Not yet"
msgstr ""
"""


def test_english_needs_no_file() -> None:
    assert Translations().say(message("Question {number} of {total}", number=1, total=5), "en-GB") == "Question 1 of 5"


def test_a_language_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "ko").mkdir()
    (tmp_path / "ko" / "bot.po").write_text(KOREAN, encoding="utf-8")
    translations = Translations(tmp_path)

    assert translations.locales == ("ko",)
    assert translations.say(message("Question {number} of {total}", number=1, total=5), "ko") == "5문제 중 1번"
    assert translations.say(message("Not yet"), "ko") == "Not yet"
    assert translations.say(message("Nowhere {here}", here=message("★ easy")), "ko-KR") == "Nowhere ★ 쉬움"


def test_an_error_is_its_sentence() -> None:
    assert str(UserError("I know no drama called {typed}.", typed="x")) == "I know no drama called x."
