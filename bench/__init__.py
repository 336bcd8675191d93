"""Every figure and picture of the README, each made by one command."""
