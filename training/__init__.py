"""How the shipped network was made: nothing here is needed to use it."""
