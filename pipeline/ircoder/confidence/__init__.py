"""How sure a coded report is, and where it goes."""
