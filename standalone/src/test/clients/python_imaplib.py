#!/usr/bin/env python3
"""imaplib, of Python's standard library. It starts with STARTTLS. See judge/session.py for what it must do."""

import imaplib
import os
import ssl
import sys
import time
from pathlib import Path

from judge import Trial
from judge.session import go_through, uploaded_flags

RECEIVED = 1_674_468_000
"""23 January 2023, 10:00 UTC, in seconds."""


def session():
    env = os.environ
    root, delimiter = env["IMAP_ROOT"], env["IMAP_DELIMITER"]
    mails = [file.read_bytes() for file in sorted(Path(env["MAILS"]).iterdir())]
    work = f'"{root}{delimiter}work"'
    drafts = f'"{root}{delimiter}Entw&APw-rfe &- mehr"'

    print("step log in", flush=True)
    imap = imaplib.IMAP4(env["IMAP_HOST"], int(env["IMAP_PORT"]), timeout=30)
    imap.starttls(ssl.create_default_context(cafile=env["IMAP_CERTIFICATE"]))
    imap.login(env["IMAP_USER"], env["IMAP_PASSWORD"])

    print("step create", flush=True)
    for name in (f'"{root}"', work, drafts):
        ok(imap.create(name))
        ok(imap.subscribe(name))

    print("step list", flush=True)
    for command in (imap.list, imap.lsub):
        listed = ok(command(f'"{root}{delimiter}"', "*"))
        names = sorted(line.split(b' "' + delimiter.encode() + b'" ')[1].strip(b'"') for line in listed)
        expect([drafts.strip('"').encode(), work.strip('"').encode()], names)

    print("step upload", flush=True)
    for number, mail in enumerate(mails, 1):
        ok(imap.append(work, f"({' '.join(uploaded_flags(number))})", '"23-Jan-2023 11:00:00 +0100"', mail))
    expect([b"12"], ok(imap.select(work)))

    print("step fetch", flush=True)
    for number, mail in enumerate(mails, 1):
        items = ok(imap.fetch(str(number), "(FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])"))
        expect(mail, items[0][1])
        around = items[0][0] + items[1]
        expect(True, f"RFC822.SIZE {len(mail)}".encode() in around)
        flags = {flag.decode() for flag in imaplib.ParseFlags(around)} - {"\\Recent"}
        expect(set(uploaded_flags(number)), flags)
        expect(RECEIVED, time.mktime(imaplib.Internaldate2tuple(around)))

    print("step flag", flush=True)
    expect(True, b"\\Flagged" in ok(imap.store("1", "+FLAGS", "(\\Flagged $Forwarded)"))[0])
    ok(imap.uid("STORE", "3", "-FLAGS.SILENT", "(\\Seen)"))

    print("step search", flush=True)
    for criteria, found in (
        ('SUBJECT "dots"', b"6"),
        ("BODY aardvark", b"12"),
        ("FLAGGED KEYWORD $Forwarded", b"1"),
        ("OR SEEN DRAFT", b"4 6 8 9 12"),
        ("LARGER 100000 NOT SEEN", b"3"),
        ("SUBJECT elephant", b""),
    ):
        expect([found], ok(imap.search(None, criteria)))
    imap.literal = "Grüße".encode()
    expect([b"2"], ok(imap.uid("SEARCH", "CHARSET", "UTF-8", "TEXT")))

    print("step copy and move", flush=True)
    ok(imap.copy("1", drafts))
    ok(imap.uid("MOVE", "2:3", drafts))
    expect([b"3"], ok(imap.select(drafts)))
    expect([b"10"], ok(imap.select(work)))

    print("step expunge", flush=True)
    ok(imap.store("2", "+FLAGS.SILENT", "\\Deleted"))
    expect([b"2"], ok(imap.expunge()))
    expect([b"1 2 3 4 5 6 7 8 9"], ok(imap.search(None, "ALL")))

    print("step log out", flush=True)
    ok(imap.close())
    expect("BYE", imap.logout()[0])


def ok(answer):
    expect("OK", answer[0], answer[1])
    return answer[1]


def expect(expected, actual, *context):
    if expected != actual:
        raise AssertionError(f"expected {str(expected)[:200]}, got {str(actual)[:200]} {context or ''}")


if __name__ == "__main__":
    if sys.argv[1:] == ["session"]:
        session()
    else:
        with Trial("python_imaplib") as trial:
            trial.begin(sys.executable, "--version", needs=("MOVE",))
            go_through(trial, sys.executable, __file__, "session")
