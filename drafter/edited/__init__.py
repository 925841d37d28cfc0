"""A draft as somebody left it: what it gives back, how it takes new facts, what changed between two versions."""
