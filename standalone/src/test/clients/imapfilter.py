#!/usr/bin/env python3
"""imapfilter: a mail filter that is a Lua interpreter. See judge/session.py for what it must do."""

from pathlib import Path

from judge import Trial
from judge.session import go_through

PROGRAM = Path(__file__).resolve().parent / "imapfilter" / "session.lua"

with Trial("imapfilter") as trial:
    trial.begin("imapfilter", "-V", needs=("IDLE",))
    log = trial.scratch / "protocol.log"
    go_through(trial, "imapfilter", "-c", PROGRAM, "-d", log, "-t", trial.server.certificate)
