"""Shows one report with everything that was found and decided, in a terminal or as a page."""
