"""Logs and counters: what a host reads to know how the bot is."""

from __future__ import annotations

import logging
import sys

import structlog
from prometheus_client import Counter, start_http_server

INTERACTIONS = Counter("second_lead_interactions_total", "Interactions received", ["kind"])
FAULTS = Counter("second_lead_faults_total", "Unexpected faults, each with a reference in the log")
GAMES = Counter("second_lead_games_total", "Games that ended", ["reason"])


def start_telemetry(level: str, *, as_json: bool = False, metrics_port: int | None = None) -> None:
    """Send every line of the log, the libraries' too, through one format; open the metrics port if one is given."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last]
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in ("alembic", "aiosqlite"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    if metrics_port is not None:
        start_http_server(metrics_port)
