"""Who speaks: quotation marks, words that report speech, their subjects, and what was said."""
