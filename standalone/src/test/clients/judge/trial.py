"""One client's trial: its steps, its commands, and the line that says how it ended."""

import os
import shutil
import subprocess
import sys
import textwrap
import time
from contextlib import contextmanager
from pathlib import Path

from .eye import Eye
from .failure import Failure, Skip
from .server import Server

SKIPPED = 77
"""The exit code for what could not be tried, as automake has it."""


class Trial:
    """
    With a trial open, a script runs its client step by step. The last line that it prints is PASS, FAIL or SKIP, the
    client's name, and why; the exit code says the same.
    """

    def __init__(self, name):
        self.name = name
        self.server = Server.from_environment()
        self.scratch = Path(os.environ["CLIENTS_SCRATCH"]) / name
        self.env = dict(os.environ, HOME=str(self.scratch), LC_ALL="C.UTF-8")
        self.done = []
        self.current = "begin"
        self.eye = None

    def __enter__(self):
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(parents=True)
        return self

    @contextmanager
    def step(self, name):
        self.current = name
        began = time.monotonic()
        yield
        self.done.append(name)
        print(f"  ok {time.monotonic() - began:5.1f} s  {name}", flush=True)

    def begin(self, *version_command, needs=()):
        """
        Looks whether the client is here, by the command that prints its version, and whether the server can do what the
        client needs; clears the root. Returns the judge's eye.
        """
        if not shutil.which(version_command[0]):
            raise Skip(f"{version_command[0]} is not installed")
        version = subprocess.run(version_command, capture_output=True, text=True, check=False)
        print(f"  {(version.stdout.strip() or version.stderr.strip()).splitlines()[0]}", flush=True)
        self.eye = Eye(self.server, f"clients-{self.name}")
        lacking = sorted(set(needs) - self.eye.capabilities)
        if lacking:
            raise Skip(f"the server lacks {' '.join(lacking)}, which this client needs")
        self.eye.clear()
        return self.eye

    def write(self, name, text):
        """Writes a file, such as the client's configuration, and returns its path. What indents all lines is dropped."""
        file = self.scratch / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), encoding="utf-8")
        file.chmod(0o600)
        return file

    def run(self, *command, timeout=60, **options):
        """Runs a command of the client, which must succeed; returns what it printed."""
        words = [str(word) for word in command]
        try:
            ended = subprocess.run(
                words, capture_output=True, timeout=timeout, env=self.env, cwd=self.scratch, check=False, **options
            )
        except subprocess.TimeoutExpired as late:
            raise Failure(f"{words[0]} did not end within {timeout} s: {_tail(late.stdout)}{_tail(late.stderr)}")
        with open(self.scratch / "output.log", "ab") as log:
            log.write(b"$ " + " ".join(words).encode() + b"\n" + ended.stdout + ended.stderr + b"\n")
        if ended.returncode != 0:
            raise Failure(f"{words[0]} ended with {ended.returncode}: {_tail(ended.stderr) or _tail(ended.stdout)}")
        return ended.stdout

    def start(self, *command, **options):
        """Starts a command of the client that goes on; whoever starts it ends it."""
        log = open(self.scratch / "background.log", "ab")  # pylint: disable=consider-using-with
        return subprocess.Popen(
            [str(word) for word in command],
            **{"stdout": log, "stderr": log, "env": self.env, "cwd": self.scratch, **options},
        )

    def __exit__(self, kind, error, trace):
        if self.eye is not None and kind is None:
            self.eye.clear()
        if self.eye is not None:
            self.eye.close()
        if kind is None:
            self._end(0, "PASS", ", ".join(self.done))
        if issubclass(kind, Skip):
            self._end(SKIPPED, "SKIP", error)
        if issubclass(kind, KeyboardInterrupt):
            return False
        if not issubclass(kind, Failure):
            sys.excepthook(kind, error, trace)
        self._end(1, "FAIL", f"{self.current}: {error if isinstance(error, Failure) else repr(error)}")
        return True

    def _end(self, code, verdict, why):
        print(f"{verdict} {self.name}: {' '.join(str(why).split())}", flush=True)
        # Whatever the client's threads still do, the trial is over.
        sys.stderr.flush()
        os._exit(code)


def true(fact, what):
    if not fact:
        raise Failure(what)


def wait_until(fact, what, seconds=20):
    """Waits until fact() is true."""
    deadline = time.monotonic() + seconds
    while not fact():
        if time.monotonic() > deadline:
            raise Failure(f"not within {seconds} s: {what}")
        time.sleep(0.1)


def _tail(octets):
    return (octets or b"").decode("utf-8", "replace").strip()[-600:]
