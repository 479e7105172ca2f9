"""Files to articles: formats, page furniture, metadata."""
