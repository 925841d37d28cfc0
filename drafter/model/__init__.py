"""The values that pass between stages: frozen, typed, without input or output."""
