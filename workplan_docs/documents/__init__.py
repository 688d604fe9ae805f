"""Which documents there are and what each says: contexts, templates, markup, blocks."""
