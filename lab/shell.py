"""Running other programs: argument lists only, bounded in time, with errors that say what failed and why."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import Mapping, Sequence

SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_EXEC_S = 1.0


class LabError(Exception):
    """Something the user can understand and act upon; its text is shown as it is."""


class CommandFailed(LabError):
    """A program that the lab needs ended with an error or took too long."""

    def __init__(self, args: Sequence[str], reason: str) -> None:
        shown = " ".join(args)
        if len(shown) > 300:
            shown = shown[:300] + " ..."
        super().__init__(f"'{shown}' failed: {reason}")


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment with the system directories on the path (a user's PATH may lack sbin)."""
    env = dict(os.environ)
    env["PATH"] = SYSTEM_PATH + ":" + env.get("PATH", "")
    env["LC_ALL"] = "C.UTF-8"
    env.update(extra or {})
    return env


def run(args: Sequence[str], *, stdin: str | None = None, timeout: float = 30.0, check: bool = True,
        env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a program to its end and returns its output; raises CommandFailed unless it ends well."""
    try:
        done = subprocess.run(list(args), input=stdin if stdin is not None else "", capture_output=True, text=True,
                              timeout=timeout, env=environment(env), check=False)
    except FileNotFoundError as e:
        raise CommandFailed(args, f"{args[0]} is not installed (./weft prerequisites)") from e
    except subprocess.TimeoutExpired as e:
        raise CommandFailed(args, f"no end after {timeout:g} s") from e
    if check and done.returncode != 0:
        raise CommandFailed(args, (done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}"))
    return done


def output(args: Sequence[str], **options) -> str:
    """The standard output of a program that must succeed."""
    return run(args, **options).stdout


def require_root(what: str) -> None:
    """Network namespaces need root: says so in words instead of a stack of refusals."""
    if os.geteuid() != 0:
        raise LabError(f"{what} needs root (network namespaces and Open vSwitch): run it with sudo")


def command_line(pid: int) -> str:
    """The command line of a process; empty if it is dead. One that is about to become another program, as ``ip netns
    exec`` does, has none for a moment, and is alive all the same."""
    directory, deadline = Path(f"/proc/{pid}"), time.monotonic() + _EXEC_S
    while True:
        found = (directory / "cmdline").read_bytes().decode(errors="replace")
        status = (directory / "stat").read_text(encoding="ascii", errors="replace")
        if status.rpartition(")")[2].split()[0] == "Z":
            return ""
        if found or time.monotonic() > deadline:
            return found
        time.sleep(0.001)
