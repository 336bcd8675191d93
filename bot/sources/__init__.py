"""Where a catalogue may come from."""
