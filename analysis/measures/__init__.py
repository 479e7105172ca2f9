"""Tables to numbers: sentiment per actor, terms, co-mentions."""
