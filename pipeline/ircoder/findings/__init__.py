"""What was done: from mentions to acts, accesses and facts."""
