"""The writers as they should be: a package, so that its tests may share samples and helpers."""
