"""How well speeches are read: the examples with what a careful reader finds in them, damaged as real files are."""
