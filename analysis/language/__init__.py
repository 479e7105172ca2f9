"""Text to sentences and tokens, with offsets."""
