"""The corpora as data: everything in them is read, checked and counted; nothing here codes or trains."""
