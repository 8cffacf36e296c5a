"""The mail that the trials use: small, but with what makes octets go astray. The same on every run."""

import base64
import random

from .message import Message


def _mail(subject, body, *headers):
    head = [
        b"From: Ada Lovelace <ada@example.org>",
        b"To: Charles Babbage <charles@example.org>",
        b"Subject: " + subject.encode(),
        b"Date: Mon, 23 Jan 2023 10:00:00 +0000",
        b"Message-ID: <" + subject.split()[0].lower().strip("=?").encode() + b".clients@example.org>",
        b"MIME-Version: 1.0",
        *headers,
    ]
    return Message(b"\r\n".join(head) + b"\r\n\r\n" + body)


def _attachment():
    octets = random.Random(9051).randbytes(150_000)
    lines = base64.encodebytes(octets).replace(b"\n", b"\r\n")
    return (
        b"A preamble.\r\n--edge\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nSee the engine.\r\n"
        b'--edge\r\nContent-Type: application/octet-stream; name="engine.bin"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + lines + b"\r\n--edge--\r\nAn epilogue.\r\n"
    )


MAILS = (
    _mail("Plain", b"Hello.\r\n"),
    _mail(
        "Umlauts in UTF-8",
        "Grüße aus Köln, 東京 und Αθήνα.\r\n".encode(),
        b"Content-Type: text/plain; charset=utf-8",
        b"Content-Transfer-Encoding: 8bit",
    ),
    _mail("Attachment", _attachment(), b'Content-Type: multipart/mixed; boundary="edge"'),
    _mail(
        "Encoded =?utf-8?Q?=C3=9Cberschrift?=",
        b"--out\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n"
        b"--in\r\n\r\nplain\r\n--in\r\nContent-Type: text/html\r\n\r\n<p>html</p>\r\n--in--\r\n"
        b"--out--\r\n",
        b"Content-Type: multipart/related; boundary=out",
    ),
    _mail(
        "Forwarded",
        b"--edge\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@example.org\r\nSubject: inner\r\n\r\nInner.\r\n"
        b"--edge--\r\n",
        b"Content-Type: multipart/mixed; boundary=edge",
    ),
    _mail("Dots", b"From here on,\r\n>From there.\r\n.\r\n..\r\n\r\n. dot\r\n\r\n"),
    _mail(
        "Folded",
        b"Folded fields above.\r\n",
        b"References: <1@example.org>\r\n\t<2@example.org>\r\n  <3@example.org>",
        b"X-Empty:",
        b"X-Spaces:    kept   ",
    ),
    _mail("Bodiless", b""),
    _mail("Latin raw", b"Caf\xe9 \xa4 \xff\r\n", b"X-Raw: Caf\xe9", b"Content-Type: text/plain; charset=iso-8859-1"),
    _mail("Longline", b"x" * 5_000 + b"\r\n" + b"y" * 997 + b"\r\n"),
    _mail("Unended", b"The last line has no end"),
    _mail("Wordy", b"Somewhere in here is an aardvark.\r\n"),
)

LATE = _mail("Late", b"This one comes while the client looks.\r\n")
