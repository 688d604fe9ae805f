"""Ground floor for words: numerals, dates, widths, noise. Knows nothing of plans."""
