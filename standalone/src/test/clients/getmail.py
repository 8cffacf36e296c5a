#!/usr/bin/env python3
"""getmail: brings new mail into a Maildir, moves or deletes it on the server, and waits for more in IDLE."""

from judge import LATE, MAILS, Maildir, Trial, same, same_bar, true, wait_until

ADDED = ["Return-Path", "X-getmail-retrieved-from-mailbox"]
WRITTEN = [mail.rewritten() for mail in MAILS]


def configure(trial, folder, mailbox, options):
    server = trial.server
    return trial.write(
        f"{folder}/getmailrc",
        f"""
        [retriever]
        type = SimpleIMAPSSLRetriever
        server = {server.host}
        port = {server.tls_port}
        username = {server.user}
        password = {server.password}
        ca_certs = {server.certificate}
        mailboxes = ("{mailbox}",)
        {options}

        # Its own way into a Maildir refuses root, which the tests may be.
        [destination]
        type = MDA_external
        path = /bin/sh
        arguments = ("-c", "cat >$0/tmp/$$ && mv $0/tmp/$$ $0/new/$$", "{trial.scratch}/near")
        allow_root_commands = true

        [options]
        delivered_to = false
        received = false
        read_all = false
        verbose = 2
        """,
    )


with Trial("getmail") as trial:
    eye = trial.begin("getmail", "--version")
    eye.create("", "in", "done")
    near = Maildir(trial.scratch / "near").make()
    plain = configure(trial, "keep", eye.path("in"), "")
    moving = configure(trial, "move", eye.path("in"), f'move_on_delete = "{eye.path("done")}"')

    def getmail(config, *arguments):
        trial.run("getmail", "--getmaildir", config.parent, *arguments)

    with trial.step("log in, fetch"):
        eye.append("in", *MAILS)
        getmail(plain)
        same_bar(ADDED, WRITTEN, near.messages(), "the Maildir")

    with trial.step("only what is new"):
        eye.append("in", LATE)
        getmail(plain)
        same_bar(ADDED, [*WRITTEN, LATE], near.messages(), "the Maildir")

    with trial.step("move"):
        getmail(moving, "--delete", "--all")
        same([], eye.messages("in"), "the mailbox")
        moved = [message.octets for message in eye.messages("done")]
        same([mail.octets for mail in [*MAILS, LATE]], moved, "where they were moved")

    with trial.step("delete"):
        eye.append("in", *MAILS)
        getmail(plain, "--delete")
        same([], eye.messages("in"), "the mailbox")
        true(len(near.messages()) == 3 * len(MAILS) + 2, f"{len(near.messages())} messages in the Maildir")

    with trial.step("IDLE"):
        near.remove(lambda message: True)
        program = trial.start("getmail", "--getmaildir", plain.parent, "--idle", eye.path("in"))
        try:
            wait_until(lambda: " 0 messages" in (trial.scratch / "background.log").read_text(), "getmail goes to idle")
            eye.append("in", LATE)
            wait_until(near.messages, "the message arrives")
        finally:
            program.kill()
        same_bar(ADDED, [LATE], near.messages(), "the Maildir")
