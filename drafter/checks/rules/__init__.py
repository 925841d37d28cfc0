"""One rule per file: what it finds, why it matters, an example and better, and the function that finds it."""
