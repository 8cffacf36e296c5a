#!/usr/bin/env python3
"""Mail::IMAPClient, a client library for Perl. It starts with STARTTLS. See judge/session.py for what it must do."""

import subprocess
from pathlib import Path

from judge import Skip, Trial
from judge.session import go_through

PROGRAM = Path(__file__).resolve().parent / "mail_imapclient" / "session.pl"
VERSION = ["perl", "-MMail::IMAPClient", "-e", 'print "Mail::IMAPClient $Mail::IMAPClient::VERSION"']

with Trial("mail_imapclient") as trial:
    for module in ("Mail::IMAPClient", "IO::Socket::SSL"):
        if subprocess.run(["perl", f"-M{module}", "-e", "1"], capture_output=True, check=False).returncode != 0:
            raise Skip(f"{module} is not installed")
    trial.begin(*VERSION, needs=("MOVE", "UIDPLUS", "IDLE"))
    go_through(trial, "perl", PROGRAM)
