"""The judge's own eye on the account: plain IMAP4rev1 by Python's imaplib, beside the client under test."""

import base64
import imaplib
import re
import ssl

from .failure import Failure
from .message import Message

LIST_LINE = re.compile(rb'\((?P<attributes>[^)]*)\) (?P<delimiter>"(?:\\.|[^"])*"|NIL) (?P<name>.*)', re.DOTALL)
UID = re.compile(rb"\bUID (\d+)")
FLAGS = re.compile(rb"\bFLAGS \(([^)]*)\)")


class Eye:
    """Works below one mailbox of the account, the root; names are given from there."""

    def __init__(self, server, root):
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self.imap = imaplib.IMAP4_SSL(server.host, server.tls_port, ssl_context=context, timeout=30)
        self._ok(self.imap.login(server.user, server.password))
        self.capabilities = set(self._ok(self.imap.capability())[0].decode().upper().split())
        self.delimiter = self._delimiter()
        self.root = root

    def close(self):
        self.imap.logout()

    def path(self, name=""):
        """The whole name of a mailbox, as people write it."""
        return self.delimiter.join([self.root, *(part for part in name.split("/") if part)])

    def clear(self):
        """Removes the root and all below it."""
        for name in sorted(self._names(), key=len, reverse=True):
            self.imap.unsubscribe(_quoted(name))
            self.imap.delete(_quoted(name))

    def create(self, *names):
        for name in names:
            self._ok(self.imap.create(_quoted(self.path(name))))

    def delete(self, name):
        self._ok(self.imap.delete(_quoted(self.path(name))))

    def mailboxes(self):
        """The names below the root."""
        return sorted(
            name[len(self.root) + 1 :].replace(self.delimiter, "/") for name in self._names() if name != self.root
        )

    def append(self, name, *messages):
        for message in messages:
            flags = "(" + " ".join(sorted(message.flags)) + ")"
            imaplib_cannot = self.imap.append(_quoted(self.path(name)), flags, None, message.octets)
            self._ok(imaplib_cannot)

    def messages(self, name):
        """What the mailbox holds, in order."""
        self._ok(self.imap.select(_quoted(self.path(name)), readonly=True))
        found = [message for _, message in self._fetch()]
        self.imap.unselect() if "UNSELECT" in self.capabilities else self.imap.close()
        return found

    def store(self, name, wanted, change, *flags):
        """Changes the flags of the messages of which wanted(message) is true."""
        self._ok(self.imap.select(_quoted(self.path(name))))
        for uid, message in self._fetch():
            if wanted(message):
                self._ok(self.imap.uid("STORE", uid, change, f"({' '.join(flags)})"))
        self.imap.unselect() if "UNSELECT" in self.capabilities else self.imap.close()

    def expunge(self, name, wanted):
        self.store(name, wanted, "+FLAGS", "\\Deleted")
        self._ok(self.imap.select(_quoted(self.path(name))))
        self._ok(self.imap.expunge())
        self._ok(self.imap.close())

    def _fetch(self):
        found = []
        parts = self._ok(self.imap.fetch("1:*", "(UID FLAGS BODY.PEEK[])")) if self._exists() else []
        for i, part in enumerate(parts):
            if isinstance(part, tuple):
                # The items may come in any order, so around the literal.
                around = part[0] + b" " + next((p for p in parts[i + 1 : i + 2] if isinstance(p, bytes)), b"")
                flags = FLAGS.search(around).group(1).decode().split()
                uid = UID.search(around).group(1).decode()
                found.append((uid, Message(part[1], frozenset(flags) - {"\\Recent"})))
        return found

    def _exists(self):
        return int(self.imap.untagged_responses.get("EXISTS", [b"0"])[-1])

    def _names(self):
        for pattern in (self.root, self.root + self.delimiter + "*"):
            for line in self._ok(self.imap.list('""', _quoted(pattern))):
                if line is not None:
                    yield _listed_name(line)

    def _delimiter(self):
        line = self._ok(self.imap.list('""', '""'))[0]
        return LIST_LINE.match(line)["delimiter"].decode().strip('"').replace("\\\\", "\\")

    @staticmethod
    def _ok(answer):
        kind, lines = answer
        if kind != "OK":
            raise Failure(f"the judge's own connection was refused: {lines}")
        return lines


def _listed_name(line):
    if isinstance(line, tuple):  # the name came as a literal
        name = line[1]
    else:
        name = LIST_LINE.match(line)["name"]
        if name.startswith(b'"'):
            name = re.sub(rb"\\(.)", rb"\1", name[1:-1])
    return _from_modified_utf7(name.decode("ascii"))


def _quoted(name):
    """A mailbox name as IMAP4rev1 has it: quoted, in modified UTF-7. RFC 3501 §5.1.3"""
    written = re.sub(
        r"[^\x20-\x7e]+|&",
        lambda run: "&-" if run[0] == "&" else "&" + _base64(run[0].encode("utf-16be")) + "-",
        name,
    )
    return '"' + written.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _base64(octets):
    return base64.b64encode(octets).decode().rstrip("=").replace("/", ",")


def _from_modified_utf7(name):
    def decoded(run):
        digits = run[1].replace(",", "/")
        return base64.b64decode(digits + "=" * (-len(digits) % 4)).decode("utf-16be") if digits else "&"

    return re.sub(r"&([^-]*)-", decoded, name)
