"""Reports in and coded reports out, streamed both ways, whatever the kind of file."""
