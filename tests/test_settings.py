"""Every setting is documented, and a wrong one is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.messages import UserError
from bot.settings import Settings, read_settings

EXAMPLE = Path(__file__).parents[1] / ".env.example"


def variables() -> dict[str, object]:
    """Return the environment variable of each setting with its default."""
    return {
        str(field.validation_alias or f"SECOND_LEAD_{name.upper()}"): field.default
        for name, field in Settings.model_fields.items()
    }


def test_the_example_names_every_setting_with_a_sentence_and_its_default() -> None:
    blocks = re.findall(r"((?:^# .+\n)+)^([A-Z_]+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert {name: value for _comment, name, value in blocks} == {
        name: "" if default is None else str(default) for name, default in variables().items()
    }
    assert all(comment.strip().endswith(".") for comment, _name, _value in blocks)


def test_the_example_can_be_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    settings = read_settings()

    assert settings.discord_token is None
    assert settings.database == Path("second-lead.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECOND_LEAD_DATABASE_URL", "mysql://here"),
        ("SECOND_LEAD_LOG_LEVEL", "LOUD"),
        ("SECOND_LEAD_METRICS_PORT", "99999"),
        ("SECOND_LEAD_SYNC_GUILD", "my server"),
        ("SECOND_LEAD_PRIVACY_URL", "PRIVACY.md"),
        ("SECOND_LEAD_TERMS_URL", "javascript:alert(1)"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(UserError, match=f"^{name} cannot be used: "):
        read_settings()


def test_a_database_of_another_make_is_refused_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECOND_LEAD_DATABASE_URL", "mysql://here")

    with pytest.raises(UserError, match=r"cannot be used: it should begin with sqlite:/// and name a file\."):
        read_settings()


def test_a_token_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-secret")

    assert "a-secret" not in repr(read_settings())
