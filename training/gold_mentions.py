"""x."""
def report_gold(path):
    """x."""
