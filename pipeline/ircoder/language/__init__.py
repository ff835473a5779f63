"""What a report says: from text to mentions."""
