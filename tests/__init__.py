"""The tests of Second Lead."""
