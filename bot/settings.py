"""Everything a host can set, read from the environment or a `.env` file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.messages import UserError


class Settings(BaseSettings):
    """The host's settings; each stands in `.env.example` with a sentence."""

    model_config = SettingsConfigDict(env_prefix="SECOND_LEAD_", env_file=".env", extra="ignore", env_ignore_empty=True)

    discord_token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    database_url: str = "sqlite:///second-lead.db"
    seeds: Path | None = None
    sync_guild: int | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    privacy_url: str | None = None
    terms_url: str | None = None
    contact: str | None = None

    @field_validator("privacy_url", "terms_url")
    @classmethod
    def _is_link(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("https://", "http://")):
            raise ValueError("it should be a link and begin with https://")
        return url

    @field_validator("database_url")
    @classmethod
    def _is_sqlite(cls, url: str) -> str:
        if not url.startswith("sqlite:///"):
            raise ValueError("it should begin with sqlite:/// and name a file")
        return url

    @property
    def database(self) -> Path:
        """The database's file."""
        return Path(self.database_url.removeprefix("sqlite:///"))

    @property
    def catalogue_cache(self) -> Path:
        """Where the catalogue is kept as it was last read: beside the database."""
        return self.database.with_suffix(".catalogue.json")


def read_settings() -> Settings:
    """Read the settings; raise `UserError` naming the first that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        shown = name if name.isupper() else f"SECOND_LEAD_{name.upper()}"
        raise UserError(
            "{setting} cannot be used: {reason}.", setting=shown, reason=first["msg"].removeprefix("Value error, ")
        ) from None
