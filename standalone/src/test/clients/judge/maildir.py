"""A Maildir as a client leaves it: read, added to and changed behind the client's back."""

import os
import re
from pathlib import Path

from .message import Message

FLAGS = {"S": "\\Seen", "R": "\\Answered", "F": "\\Flagged", "T": "\\Deleted", "D": "\\Draft"}
LETTERS = {flag: letter for letter, flag in FLAGS.items()}


class Maildir:
    def __init__(self, folder):
        self.folder = Path(folder)

    def make(self):
        for part in ("cur", "new", "tmp"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        return self

    def messages(self):
        return [self._read(file) for file in self._files()]

    def put(self, *messages):
        self.make()
        for message in messages:
            self._put(message)

    def flag(self, wanted, *flags):
        """Gives these flags, and no others, to the messages of which wanted(message) is true."""
        for file in self._files():
            if wanted(self._read(file)):
                unique = file.name.partition(":")[0]
                file.rename(self.folder / "cur" / (unique + _letters(flags)))

    def remove(self, wanted):
        for file in self._files():
            if wanted(self._read(file)):
                file.unlink()

    def _put(self, message):
        unique = f"{1_700_000_000 + len(list(self._files()))}.P{os.getpid()}.here"
        # A mailbox on disk ends its lines as the system does.
        octets = message.octets.replace(b"\r\n", b"\n")
        (self.folder / "cur" / (unique + _letters(message.flags))).write_bytes(octets)

    def _files(self):
        for part in ("cur", "new"):
            if (self.folder / part).is_dir():
                yield from sorted((self.folder / part).iterdir())

    @staticmethod
    def _read(file):
        octets = re.sub(rb"\r?\n", b"\r\n", file.read_bytes())
        letters = file.name.partition(":2,")[2]
        return Message(octets, frozenset(FLAGS[letter] for letter in letters if letter in FLAGS))


def _letters(flags):
    return ":2," + "".join(sorted(LETTERS[flag] for flag in flags))
