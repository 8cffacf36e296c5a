#!/usr/bin/env python3
"""neomutt, as a person at a terminal: keys go in through tmux, and what the screen shows is read."""

import shutil
import subprocess
from collections import Counter

from judge import LATE, MAILS, Failure, Maildir, Skip, Trial, same, same_bar, true, wait_until

ADDED = ["Status", "X-Status", "Lines", "Content-Length"]
"""What it adds in a Maildir and where it copies from there."""
SUBJECTS = ["Plain", "Umlauts", "Attachment", "Encoded Überschrift", "Forwarded", "Dots", "Folded", "Bodiless"]


MADE = "Entwürfe&mehr"


def configure(trial):
    server, eye = trial.server, trial.eye
    return trial.write(
        "neomuttrc",
        f"""
        set folder = "imaps://{server.host}:{server.tls_port}/{eye.path()}"
        set spoolfile = "+in"
        set imap_user = "{server.user}"
        set imap_pass = "{server.password}"
        set certificate_file = "{server.certificate}"
        set ssl_verify_host = no
        set imap_idle = yes
        set imap_list_subscribed = no
        set imap_check_subscribed = no
        set mail_check = 1
        set timeout = 1
        set sleep_time = 0
        set confirmappend = no
        set confirmcreate = no
        set delete = yes
        set quit = yes
        set move = no
        set mark_old = no
        set mbox_type = Maildir
        set index_format = "<%C %s>"
        set sort = mailbox-order
        set help = no
        set beep = no
        set auto_tag = yes
        """,
    )


class Terminal:
    """neomutt in a terminal of its own."""

    def __init__(self, trial, *arguments):
        self.trial = trial
        self.socket = trial.scratch / "tmux"
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "140", "-y", "50", "neomutt", *arguments)

    def tmux(self, *arguments):
        return self.trial.run("tmux", "-S", self.socket, *arguments).decode()

    def type(self, *keys):
        """Types each as it is; but Enter, Tab and C-u are keys."""
        for key in keys:
            self.tmux("send-keys", *(() if key in ("Enter", "Tab", "C-u") else ("-l",)), key)

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def await_text(self, *texts):
        try:
            wait_until(lambda: all(text in self.screen() for text in texts), f"the screen shows {texts}")
        except Failure as failure:
            raise Failure(f"{failure}; it shows:\n{self.screen().strip()}")

    def lives(self):
        return subprocess.run(["tmux", "-S", self.socket, "has-session"], capture_output=True, check=False).returncode == 0

    def close(self):
        if self.lives():
            self.tmux("kill-server")


with Trial("neomutt") as trial:
    eye = trial.begin("neomutt", "-v")
    if not shutil.which("tmux"):
        raise Skip("tmux is not installed")
    trial.env["TERM"] = "screen"
    eye.create("", "in", "out")
    eye.append("in", *MAILS)
    terminal = Terminal(trial, "-d", "2", "-l", str(trial.scratch / "debug.log"), "-F", configure(trial))
    try:
        with trial.step("log in, show"):
            terminal.await_text(*(f"{number} {subject}" for number, subject in enumerate(SUBJECTS, 1)), "12 Wordy>")
        with trial.step("list"):
            terminal.type("c", "?", "Tab")
            terminal.await_text(" in", " out")
            terminal.type("q")
            terminal.await_text("<1 Plain>")

        with trial.step("read, flag"):
            terminal.type("6", "Enter", "Enter")
            terminal.await_text(">From there.")
            terminal.type("i")
            terminal.await_text("<1 Plain>")
            terminal.type("1", "Enter", "F", "$")
            mails = list(MAILS)
            mails[0] = mails[0].flagged("\\Flagged")
            mails[5] = mails[5].flagged("\\Seen")
            wait_until(lambda: Counter(mails) == Counter(eye.messages("in")), "flags reach the server")

        with trial.step("search on the server"):
            terminal.type("l", "=b aardvark", "Enter")
            terminal.await_text("<12 Wordy>", "[Msgs:1/12")
            true("Plain" not in terminal.screen(), "the screen shows what was not searched for")
            terminal.type("l", "all", "Enter")
            terminal.await_text("<1 Plain>")

        with trial.step("copy, move, expunge"):
            terminal.type("2", "Enter", "C", "C-u", "=out", "Enter")
            terminal.type("3", "Enter", "s", "C-u", "=out", "Enter")
            terminal.type("4", "Enter", "d", "$")
            left = [mails[0], mails[1], *mails[4:]]
            wait_until(lambda: len(eye.messages("in")) == len(left), "two are expunged")
            same(left, eye.messages("in"), "the mailbox")
            same(mails[1:3], eye.messages("out"), "where they went")

        with trial.step("IDLE"):
            eye.append("in", LATE)
            terminal.await_text("<11 Late>")

        with trial.step("fetch"):
            terminal.type("T", "~A", "Enter", "C", "C-u", str(trial.scratch / "near"), "Enter")
            near = Maildir(trial.scratch / "near")
            wait_until(lambda: len(near.messages()) == 11, "eleven are in the Maildir")
            same_bar(ADDED, left + [LATE], near.messages(), "the Maildir")

        with trial.step("create"):
            terminal.type("c", "?", "Tab")
            terminal.await_text(" in", " out")
            terminal.type("C", MADE, "Enter")
            wait_until(lambda: eye.mailboxes() == [MADE, "in", "out"], "the mailbox is created")
            terminal.await_text(MADE)
            terminal.type("q")

        with trial.step("upload"):
            terminal.type("c", "C-u", str(trial.scratch / "near"), "Enter")
            terminal.await_text("Late>", "near [Msgs:11")
            terminal.type("T", "~A", "Enter", "C", "C-u", f"={MADE}", "Enter")
            wait_until(lambda: len(eye.messages(MADE)) == 11, "eleven are uploaded")
            same_bar(ADDED, left + [LATE], eye.messages(MADE), "the mailbox")

        with trial.step("log out"):
            terminal.type("q")
            wait_until(lambda: not terminal.lives(), "neomutt ends")
    except Exception:
        print(terminal.screen())
        raise
    finally:
        terminal.close()
