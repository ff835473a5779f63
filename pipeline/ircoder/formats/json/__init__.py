"""JSON: reports from JSON Lines and from lists, an item at a time."""
