"""Second Lead on Discord: a module or folder a feature."""
