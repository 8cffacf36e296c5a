#!/usr/bin/env python3
"""offlineimap3: a tree of mailboxes and a tree of Maildirs are made alike, both ways."""

from judge import LATE, MAILS, Maildir, Trial, same, wait_until

WRITTEN = [mail.rewritten() for mail in MAILS]
"""What it brings down; what it brings up is written so already, and must not change again."""


def as_uploaded(mails):
    """What the server has for what is in the Maildir."""
    originals = {mail.rewritten(): mail for mail in MAILS}
    return [originals.get(mail.flagged(), mail).flagged(*mail.flags) for mail in mails]


def configure(trial):
    server = trial.server
    trial.write(
        "names.py",
        f"""
        ROOT = {trial.eye.path()!r} + {trial.eye.delimiter!r}

        def is_ours(name):
            return name.startswith(ROOT)

        def near_to_far(name):
            return ROOT + name

        def far_to_near(name):
            return name[len(ROOT):]
        """,
    )
    return trial.write(
        "offlineimaprc",
        f"""
        [general]
        accounts = trial
        metadata = {trial.scratch}/metadata
        pythonfile = {trial.scratch}/names.py
        ui = basic
        fsync = no

        [Account trial]
        autorefresh = 5
        localrepository = near
        remoterepository = far

        [Repository near]
        type = Maildir
        localfolders = {trial.scratch}/near
        sep = /
        nametrans = near_to_far

        [Repository far]
        type = IMAP
        remotehost = {server.host}
        remoteport = {server.tls_port}
        remoteuser = {server.user}
        remotepass = {server.password}
        ssl = yes
        usecompression = {"yes" if "COMPRESS=DEFLATE" in trial.eye.capabilities else "no"}
        holdconnectionopen = yes
        keepalive = 60
        idlefolders = [{trial.eye.path("down")!r}]
        sslcacertfile = {server.certificate}
        folderfilter = is_ours
        nametrans = far_to_near
        """,
    )


with Trial("offlineimap") as trial:
    eye = trial.begin("offlineimap", "--version")
    eye.create("", "down")
    near = Maildir(trial.scratch / "near/down")
    config = configure(trial)

    def sync():
        trial.run("offlineimap", "-c", config, "-o")

    with trial.step("log in, list, sync down"):
        mails = [mail.flagged("\\Seen", "\\Flagged") for mail in WRITTEN[:3]] + WRITTEN[3:]
        eye.append("down", *as_uploaded(mails))
        sync()
        same(mails, near.messages(), "the Maildir")

    with trial.step("create, upload"):
        up = Maildir(trial.scratch / "near/up")
        up.put(*mails)
        sync()
        same(["down", "up"], eye.mailboxes(), "the mailboxes")
        same(mails, eye.messages("up"), "the mailbox")

    with trial.step("flag both ways"):
        near.flag(lambda mail: b"aardvark" in mail.octets, "\\Answered", "\\Seen")
        eye.store("down", lambda mail: b"Subject: Dots" in mail.octets, "+FLAGS", "\\Draft")
        eye.store("down", lambda mail: b"Subject: Plain" in mail.octets, "-FLAGS", "\\Flagged")
        sync()
        mails[11] = mails[11].flagged("\\Answered", "\\Seen")
        mails[5] = mails[5].flagged("\\Draft")
        mails[0] = mails[0].flagged("\\Seen")
        same(mails, near.messages(), "the Maildir")
        same(as_uploaded(mails), eye.messages("down"), "the mailbox")

    with trial.step("expunge both ways"):
        near.remove(lambda mail: b"Subject: Folded" in mail.octets)
        eye.expunge("down", lambda mail: b"Subject: Latin" in mail.octets)
        eye.append("down", LATE)
        sync()
        mails = [mail for i, mail in enumerate(mails) if i not in (6, 8)] + [LATE]
        same(mails, near.messages(), "the Maildir")
        same(as_uploaded(mails), eye.messages("down"), "the mailbox")

    with trial.step("IDLE"):
        near.remove(lambda mail: mail == LATE)
        waiting = trial.start("offlineimap", "-c", config)
        try:
            log = trial.scratch / "background.log"
            wait_until(lambda: "Finished account" in log.read_text(), "it has synchronised")
            same(mails[:-1], near.messages(), "the Maildir")
            eye.append("down", LATE)
            wait_until(lambda: LATE in near.messages(), "the message arrives")
        finally:
            waiting.kill()
        same(mails, near.messages(), "the Maildir")
