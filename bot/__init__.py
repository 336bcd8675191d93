"""Second Lead: a K-drama host for Discord."""

__version__ = "0.1.0"
