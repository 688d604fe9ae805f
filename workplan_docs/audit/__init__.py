"""A finished DOCX or PDF measured against GB/T 9704-2012, whoever made it.

Nothing here asks our own layout where things should be: figures come from `typeset.standard`, positions from
the page itself (glyph outlines, rendered ink, or the parameters of a DOCX).
"""
