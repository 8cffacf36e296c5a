#!/usr/bin/env python3
"""interimap: two trees of mailboxes, both on servers, are made alike by QRESYNC. Here both are on the same one."""

from judge import LATE, MAILS, Trial, same, true, wait_until


def configure(trial):
    server, eye = trial.server, trial.eye
    side = f"""
        type = imaps
        host = {server.host}
        port = {server.tls_port}
        username = {server.user}
        password = {server.password}
        SSL_CAfile = {server.certificate}
        """
    return trial.write(
        "config",
        f"""
        database = {trial.scratch}/state.db
        list-mailbox = *

        [local]
        list-reference = {eye.path("near")}{eye.delimiter}
        {side}
        [remote]
        list-reference = {eye.path("far")}{eye.delimiter}
        {side}
        """,
    )


with Trial("interimap") as trial:
    eye = trial.begin("interimap", "--version", needs=("CONDSTORE", "QRESYNC", "ENABLE", "LIST-EXTENDED", "UIDPLUS"))
    eye.create("", "near", "far", "far/down", "near/up")
    config = configure(trial)

    def sync():
        trial.run("interimap", f"--config={config}")

    def both(mailbox, mails, what):
        for side in ("near", "far"):
            same(mails, eye.messages(f"{side}/{mailbox}"), f"{what}, {side}")

    mails = [mail.flagged("\\Seen", "$Forwarded") for mail in MAILS[:3]] + list(MAILS[3:])

    with trial.step("log in, list, create, copy both ways"):
        eye.append("far/down", *mails)
        eye.append("near/up", *mails)
        sync()
        same(["far", "far/down", "far/up", "near", "near/down", "near/up"], eye.mailboxes(), "the mailboxes")
        both("down", mails, "down")
        both("up", mails, "up")

    with trial.step("flag both ways"):
        eye.store("near/down", lambda mail: b"aardvark" in mail.octets, "+FLAGS", "\\Answered", "\\Seen")
        eye.store("far/down", lambda mail: b"Subject: Dots" in mail.octets, "+FLAGS", "\\Draft")
        eye.store("far/down", lambda mail: b"Subject: Plain" in mail.octets, "-FLAGS", "$Forwarded")
        sync()
        mails[11] = mails[11].flagged("\\Answered", "\\Seen")
        mails[5] = mails[5].flagged("\\Draft")
        mails[0] = mails[0].flagged("\\Seen")
        both("down", mails, "down")

    with trial.step("expunge both ways"):
        eye.expunge("near/down", lambda mail: b"Subject: Folded" in mail.octets)
        eye.expunge("far/down", lambda mail: b"Subject: Latin" in mail.octets)
        eye.append("far/down", LATE)
        sync()
        mails = [mail for i, mail in enumerate(mails) if i not in (6, 8)] + [LATE]
        both("down", mails, "down")

    with trial.step("nothing to do is nothing done"):
        sync()
        both("down", mails, "down")

    with trial.step("repair"):
        trial.run("interimap", f"--config={config}", "--repair")
        both("down", mails, "down")

    with trial.step("watch"):
        watching = trial.start("interimap", f"--config={config}", "--watch=1")
        try:
            eye.append("near/up", LATE)
            wait_until(lambda: LATE in eye.messages("far/up"), "the message arrives")
            true(watching.poll() is None, "interimap watches on")
        finally:
            watching.kill()
