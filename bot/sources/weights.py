"""Reads the weights of the recommendations, which ship beside the code that uses them."""

from __future__ import annotations

from importlib.resources import files

import tomli

from bot.recommend import Weights, weights_of


def load() -> Weights:
    """Return the weights that were learned."""
    return weights_of(tomli.loads((files("bot.recommend") / "weights.toml").read_text("utf-8")))
