"""How actors are spoken of: tone of a sentence, sentiment toward an actor."""
