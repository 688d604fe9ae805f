"""How the program is packed for offices: a wheel with its fonts, and a folder for machines without a network."""
