#!/usr/bin/env python3
"""mbsync, of isync: a tree of mailboxes and a tree of Maildirs are made alike, both ways."""

from judge import LATE, MAILS, Maildir, Trial, same, same_bar

TUID = ["X-TUID"]
"""mbsync marks what it copies, to find it again after a crash."""


def configure(trial):
    server = trial.server
    return trial.write(
        "mbsyncrc",
        f"""
        FSync no

        IMAPAccount far
        Host {server.host}
        Port {server.tls_port}
        User {server.user}
        Pass "{server.password}"
        SSLType IMAPS
        CertificateFile {server.certificate}
        AuthMechs LOGIN

        IMAPStore far
        Account far
        Path "{trial.eye.path()}{trial.eye.delimiter}"
        Trash trash

        MaildirStore near
        Path {trial.scratch}/near/
        Inbox {trial.scratch}/inbox
        SubFolders Verbatim

        Channel both
        Far :far:
        Near :near:
        Patterns * !trash
        Create Both
        Remove Both
        Expunge Both
        Sync All
        SyncState *
        """,
    )


with Trial("mbsync") as trial:
    eye = trial.begin("mbsync", "--version")
    eye.create("", "down", "trash")
    near = Maildir(trial.scratch / "near/down")
    (trial.scratch / "near").mkdir()
    config = configure(trial)

    def sync():
        trial.run("mbsync", "-c", config, "both")

    with trial.step("log in, list, sync down"):
        flagged = [mail.flagged("\\Seen", "\\Flagged") for mail in MAILS[:3]]
        mails = [*flagged, *MAILS[3:]]
        eye.append("down", *mails)
        sync()
        same_bar(TUID, mails, near.messages(), "the Maildir")

    with trial.step("create, upload"):
        up = Maildir(trial.scratch / "near/up/below")
        up.put(*mails)
        sync()
        same(["down", "trash", "up", "up/below"], eye.mailboxes(), "the mailboxes")
        same_bar(TUID, mails, eye.messages("up/below"), "the mailbox")

    with trial.step("nothing to do is nothing done"):
        sync()
        same_bar(TUID, mails, near.messages(), "the Maildir")
        same(mails, eye.messages("down"), "the mailbox")

    with trial.step("flag both ways"):
        near.flag(lambda mail: mail.octets.count(b"aardvark"), "\\Answered", "\\Seen")
        eye.store("down", lambda mail: b"Subject: Dots" in mail.octets, "+FLAGS", "\\Draft")
        eye.store("down", lambda mail: b"Subject: Plain" in mail.octets, "-FLAGS", "\\Flagged")
        sync()
        mails[11] = mails[11].flagged("\\Answered", "\\Seen")
        mails[5] = mails[5].flagged("\\Draft")
        mails[0] = mails[0].flagged("\\Seen")
        same(mails, eye.messages("down"), "the mailbox")
        same_bar(TUID, mails, near.messages(), "the Maildir")

    with trial.step("expunge both ways, by way of the trash"):
        near.remove(lambda mail: b"Subject: Folded" in mail.octets)
        eye.expunge("down", lambda mail: b"Subject: Latin" in mail.octets)
        eye.append("down", LATE)
        sync()
        gone = [mails[6], mails[8]]
        mails = [mail for mail in mails if mail not in gone] + [LATE]
        same(mails, eye.messages("down"), "the mailbox")
        same_bar(TUID, mails, near.messages(), "the Maildir")
        # By COPY, after it was marked: the flags come along.
        same([gone[0].flagged("\\Deleted")], eye.messages("trash"), "the trash")

    with trial.step("expunge all"):
        up.remove(lambda mail: True)
        sync()
        same([], eye.messages("up/below"), "the mailbox")
