"""YAML files in, values of the model out; and the one writer of files."""
