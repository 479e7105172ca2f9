"""Who is in the news and how they are spoken of.

Files become tidy tables, tables become numbers with their evidence, numbers become figures,
notebooks tell them, and a report carries them:

>>> import analysis as an
>>> an.split_sentences("Envoys met. They agreed.")
[(0, 11), (12, 24)]
"""

import lazy_loader

# The names and where they live stand in __init__.pyi, once, for type checkers and for this. None
# is imported before it is used, so that the command line answers at once.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
