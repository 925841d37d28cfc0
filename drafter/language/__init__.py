"""Chinese as every room needs it: characters, punctuation, sentences, slots, numerals, dates, forms, likeness."""
