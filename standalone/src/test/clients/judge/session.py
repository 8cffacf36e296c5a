"""
The session that every client library goes through, in its own language.

The program takes the server from the environment (IMAP_HOST and so on), the mailbox to work below from IMAP_ROOT and
IMAP_DELIMITER, and the mails from the folder MAILS: 01.eml to 12.eml. It does what its comments number, prints
"step NAME" before each step and "idle" once it idles, and fails of itself if the server does not answer as it should.
In the end the judge looks for itself.
"""

import subprocess
import threading
import time

from .failure import Failure
from .mails import LATE, MAILS
from .message import same
from .trial import true

DRAFTS = "Entwürfe & mehr"
TIMEOUT_SECONDS = 60
IDLES_WITHIN_SECONDS = 1
"""From a program's word that it will idle until it does; no client tells when it does."""


def go_through(trial, *command, **environment):
    """Runs the program and judges what it leaves behind."""
    eye = trial.eye
    folder = trial.scratch / "mails"
    folder.mkdir()
    for number, mail in enumerate(MAILS, 1):
        (folder / f"{number:02}.eml").write_bytes(mail.octets)
    trial.env.update(environment, IMAP_ROOT=eye.path(), IMAP_DELIMITER=eye.delimiter, MAILS=str(folder))
    steps = _talk(trial, command)
    true(steps, "the program said nothing")
    with trial.step("the judge agrees"):
        same([DRAFTS, "work"], eye.mailboxes(), "the mailboxes")
        work, drafts = _expected("idle" in steps)
        same(work, eye.messages("work"), "the mailbox work")
        same(drafts, eye.messages(DRAFTS), f"the mailbox {DRAFTS}")


def _talk(trial, command):
    """Follows what the program prints; brings a message in while it idles."""
    with open(trial.scratch / "program.log", "wb") as log:
        program = trial.start(*command, stdout=subprocess.PIPE, stderr=log, text=True)
    guard = threading.Timer(TIMEOUT_SECONDS, program.kill)
    guard.start()
    steps = []
    for line in program.stdout:
        word, _, name = line.strip().partition(" ")
        if word == "step":
            trial.current = name
            trial.done.append(name)
            print(f"     {name}", flush=True)
            steps.append(name)
        elif word == "idle":
            time.sleep(IDLES_WITHIN_SECONDS)
            trial.eye.append("work", LATE)
    code = program.wait()
    guard.cancel()
    if code != 0:
        said = (trial.scratch / "program.log").read_text(errors="replace").strip()
        raise Failure(f"the program ended with {code}: {said[-1000:]}")
    return steps


def _expected(idles):
    """What the session leaves in the two mailboxes."""
    mails = [mail.flagged(*uploaded_flags(number)) for number, mail in enumerate(MAILS, 1)]
    mails[0] = mails[0].flagged("\\Flagged", "$Forwarded")
    mails[2] = mails[2].flagged("\\Answered")
    drafts = mails[:3]
    work = [mails[0], *mails[4:]]
    return work + [LATE] if idles else work, drafts


def uploaded_flags(number):
    """Every third has been seen and answered, every fourth is a draft."""
    return (("\\Seen", "\\Answered") if number % 3 == 0 else ()) + (("\\Draft",) if number % 4 == 0 else ())
