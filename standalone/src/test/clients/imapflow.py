#!/usr/bin/env python3
"""imapflow, a client library for Node.js. See judge/session.py for what it must do."""

import shutil
import subprocess
from pathlib import Path

from judge import Skip, Trial
from judge.session import go_through

HERE = Path(__file__).resolve().parent / "imapflow"


def fetch(scratch):
    """Fetches the library by its lock file, unless that has been done; returns the folder of modules."""
    folder = scratch.parent / "imapflow-modules"
    lock = folder / "package-lock.json"
    wanted = HERE / "package-lock.json"
    if not (folder / "fetched").exists() or lock.read_bytes() != wanted.read_bytes():
        folder.mkdir(exist_ok=True)
        (folder / "fetched").unlink(missing_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        npm = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
        if npm.returncode != 0:
            raise Skip(f"npm could not fetch it: {npm.stderr.strip()[-300:]}")
        (folder / "fetched").touch()
    return folder / "node_modules"


with Trial("imapflow") as trial:
    if not shutil.which("npm"):
        raise Skip("npm is not installed")
    trial.begin("node", "--version", needs=("IDLE",))
    modules = fetch(trial.scratch)
    go_through(trial, "node", HERE / "session.js", NODE_PATH=str(modules))
