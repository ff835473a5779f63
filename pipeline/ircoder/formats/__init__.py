"""Reports in and coded reports out: JSON Lines, CSV and text files, streamed both ways."""
