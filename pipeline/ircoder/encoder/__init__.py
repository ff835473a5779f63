"""A Hugging Face encoder behind the trained parts: the extra ``ircoder[transformers]``, never imported by default."""
