"""Who is in the news and how they are spoken of."""
