"""What the scripts share: the server under test, mail to give it, and a judge of what became of it."""

from .eye import Eye
from .failure import Failure, Skip
from .mails import LATE, MAILS
from .maildir import Maildir
from .message import Message, same, same_bar
from .server import Server
from .trial import Trial, true, wait_until

__all__ = [
    "Eye",
    "Failure",
    "LATE",
    "MAILS",
    "Maildir",
    "Message",
    "Server",
    "Skip",
    "Trial",
    "same",
    "same_bar",
    "true",
    "wait_until",
]
