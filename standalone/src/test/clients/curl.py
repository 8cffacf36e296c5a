#!/usr/bin/env python3
"""curl: one command a run, over TLS and, for some, after STARTTLS."""

from urllib.parse import quote

from judge import MAILS, Trial, same, true

with Trial("curl") as trial:
    eye = trial.begin("curl", "--version", needs=("UIDPLUS", "MOVE"))
    server = trial.server
    config = trial.write(
        "curlrc",
        f"""
        silent
        show-error
        fail
        cacert = "{server.certificate}"
        user = "{server.user}:{server.password}"
        """,
    )

    def mailbox_url(name, plain=False):
        scheme, port = ("imap", server.port) if plain else ("imaps", server.tls_port)
        return f"{scheme}://{server.host}:{port}/{quote(eye.path(name), safe='')}"

    def curl(name, *arguments, query="", plain=False):
        return trial.run("curl", "-K", config, *arguments, mailbox_url(name, plain) + query)

    def command(name, line):
        return curl(name, "-X", line).decode()

    with trial.step("log in, create"):
        for name in ("", "in", "out"):
            trial.run(
                "curl", "-K", config, "-X", f'CREATE "{eye.path(name)}"', f"imaps://{server.host}:{server.tls_port}/"
            )
        same(["in", "out"], eye.mailboxes(), "the mailboxes")

    with trial.step("list, also after STARTTLS"):
        for scheme, port, tls in (("imaps", server.tls_port, ()), ("imap", server.port, ["--ssl-reqd"])):
            listed = trial.run("curl", "-K", config, *tls, f"{scheme}://{server.host}:{port}/").decode()
            names = [line.rpartition(" ")[2].strip('"') for line in listed.splitlines() if eye.root in line]
            same([eye.path(), eye.path("in"), eye.path("out")], names, "what curl listed")

    with trial.step("upload"):
        for number, mail in enumerate(MAILS, 1):
            file = trial.scratch / f"{number}.eml"
            file.write_bytes(mail.octets)
            curl("in", "-T", file)
        # curl says that what it brings has been seen.
        mails = [mail.flagged("\\Seen") for mail in MAILS]
        same(mails, eye.messages("in"), "the mailbox")

    with trial.step("fetch"):
        for number, mail in enumerate(MAILS, 1):
            true(curl("in", query=f";MAILINDEX={number}") == mail.octets, f"{mail} came otherwise")
        head = curl("in", "--ssl-reqd", query=";MAILINDEX=7;SECTION=HEADER", plain=True)
        true(head + b"Folded fields above.\r\n" == MAILS[6].octets, f"the header came otherwise: {head}")

    with trial.step("search"):
        for key, expected in (
            ("SUBJECT%20dots", "* SEARCH 6"),
            ("BODY%20aardvark", "* SEARCH 12"),
            ("LARGER%20100000", "* SEARCH 3"),
            ("SUBJECT%20elephant", "* SEARCH"),
        ):
            found = curl("in", query="?" + key).decode().strip()
            true(found == expected, f"{key}: {found}")

    with trial.step("flag"):
        command("in", "STORE 2:3 +FLAGS.SILENT (\\Flagged $Forwarded)")
        command("in", "STORE 1 FLAGS.SILENT ()")
        mails[0] = mails[0].flagged()
        mails[1:3] = (mail.flagged("\\Seen", "\\Flagged", "$Forwarded") for mail in mails[1:3])
        same(mails, eye.messages("in"), "the mailbox")

    with trial.step("copy, move, expunge"):
        command("in", f'COPY 1 "{eye.path("out")}"')
        command("in", f'MOVE 2:3 "{eye.path("out")}"')
        command("in", "STORE 10 +FLAGS.SILENT (\\Deleted)")
        expunged = command("in", "EXPUNGE").split("\r\n")
        true("* 10 EXPUNGE" in expunged, f"EXPUNGE answered {expunged}")
        same(mails[:3], eye.messages("out"), "where they were moved")
        same([mails[0], *mails[3:11]], eye.messages("in"), "what was left")
