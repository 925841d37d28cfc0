"""How well speeches are read: the examples with what a careful reader finds in them, and the damage that real files have."""
