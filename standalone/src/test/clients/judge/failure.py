"""How a trial ends early."""


class Failure(Exception):
    """Something is not as it should be: the trial ends with FAIL."""


class Skip(Exception):
    """What the trial needs is not there: it ends with SKIP."""
