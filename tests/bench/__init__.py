"""The judges of the benches."""
