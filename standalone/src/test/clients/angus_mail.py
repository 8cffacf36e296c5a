#!/usr/bin/env python3
"""Angus Mail, a client library for Java. See judge/session.py for what it must do."""

import os
import subprocess
from pathlib import Path

from judge import Skip, Trial
from judge.session import go_through

STANDALONE = Path(__file__).resolve().parents[3]
CLASSES = STANDALONE / "target" / "test-classes"
LIBRARY = STANDALONE / "target" / "angus-mail"
PROGRAM = "io.culver.standalone.client.AngusMailSession"


def java():
    """The java of a JDK as the project wants it."""
    find = f'. "{STANDALONE.parent}/.mvn/jdk.sh" && echo "$JAVA_HOME"'
    found = subprocess.run(["sh", "-c", find], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        raise Skip("no JDK 25 is installed")
    return found.stdout.strip() + "/bin/java"


with Trial("angus_mail") as trial:
    if not (LIBRARY.is_dir() and CLASSES.is_dir()):
        raise Skip("it is not built: ./mvnw -DskipTests package")
    trial.begin(java(), "--version", needs=("MOVE", "UIDPLUS", "IDLE"))
    go_through(trial, java(), "-cp", f"{CLASSES}{os.pathsep}{LIBRARY}/*", PROGRAM)
