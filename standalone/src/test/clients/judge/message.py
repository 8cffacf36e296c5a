"""A message as it was found somewhere, and the comparison of two collections of them."""

import email
import re
from collections import Counter
from dataclasses import dataclass

from .failure import Failure


@dataclass(frozen=True)
class Message:
    octets: bytes
    flags: frozenset = frozenset()

    def flagged(self, *flags):
        """The same message with these flags and no others."""
        return Message(self.octets, frozenset(flags))

    def rewritten(self):
        """What a client makes of it that reads and writes mail with Python's email package: equal but in places."""
        lines = email.message_from_bytes(self.octets.replace(b"\r\n", b"\n")).as_bytes()
        return Message(lines.replace(b"\n", b"\r\n"), self.flags)

    def __str__(self):
        subject = re.search(rb"(?im)^Subject: ([^\r\n]*)", self.octets)
        name = subject.group(1).decode("ascii", "replace") if subject else "no subject"
        return f"<{name}: {len(self.octets)} octets, {' '.join(sorted(self.flags)) or 'no flags'}>"


def same(expected, actual, what):
    """Fails unless both hold the same things, each as often; order does not count."""
    expected, actual = Counter(expected), Counter(actual)
    if expected != actual:
        lacking = [str(one) for one in (expected - actual).elements()]
        beyond = [str(one) for one in (actual - expected).elements()]
        raise Failure(f"{what}: lacking {sorted(lacking)}, beyond {sorted(beyond)}")


def same_bar(headers, expected, actual, what):
    """As same(), without these header fields, which the client adds of itself."""
    names = b"|".join(name.encode() for name in headers)
    line = re.compile(rb"(?im)^(?:" + names + rb"):[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*")

    def bared(message):
        head, separator, body = message.octets.partition(b"\r\n\r\n")
        head = line.sub(b"", head + b"\r\n")[:-2]
        return Message(head + separator + body, message.flags)

    same(expected, [bared(one) for one in actual], what)
