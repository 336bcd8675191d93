"""Logs and counters: what a host reads to know how the bot is."""

from __future__ import annotations

import logging
import sys
from wsgiref.simple_server import WSGIServer

import structlog
from prometheus_client import Counter, start_http_server

from bot.messages import UserError

INTERACTIONS = Counter("second_lead_interactions_total", "Interactions received", ["kind"])
FAULTS = Counter("second_lead_faults_total", "Unexpected faults, each with a reference in the log")
GAMES = Counter("second_lead_games_total", "Games that ended", ["reason"])


def serve_metrics(port: int) -> WSGIServer:
    """Let Prometheus read the counters on a port; raise `UserError` where it is taken."""
    try:
        server, _thread = start_http_server(port)
    except OSError as error:
        raise UserError(
            "Port {port} cannot serve metrics ({reason}). Set SECOND_LEAD_METRICS_PORT to another, or leave it empty.",
            port=port,
            reason=error.strerror or str(error),
        ) from None
    return server


def start_log(level: str, *, as_json: bool = False) -> None:
    """Send every line of the log, the libraries' too, through one format."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        else [
            # Plain: the richer formatter prints local variables, and what people typed is none of the log's business.
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
        ]
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
