"""Weft's datapath helper on every host of a lab, as a systemd unit would run it on a real one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Callable

from lab import jobs
from lab.plan import PROJECT, Host
from lab.shell import LabError
from lab.state import State

_MODULE = PROJECT / "datapath-helper"
_MARK = "weft-datapath-helper"


def jar() -> Path | None:
    """The built helper; None when it is not built."""
    return next(iter(sorted((_MODULE / "target").glob(f"{_MARK}-*-all.jar"))), None)


def ensure(state: State, progress: Callable[[str], None] = lambda _: None) -> None:
    """Starts the helper where it does not run."""
    built = jar()
    if built is None:
        progress(f"lab '{state.name}': no helpers, as {_MARK} is not built (./weft build)")
        return
    for host in state.hosts:
        if not _running(state, host):
            _start(state, host, built)


def stop(state: State, host: Host) -> None:
    """Stops the helper of a host; what it has set stays in force."""
    job = _job(state, host)
    if job is not None:
        jobs.finish(job)
        jobs.forget(job)


def _start(state: State, host: Host, built: Path) -> None:
    stop(state, host)
    java = str(Path(os.environ["JAVA_HOME"], "bin", "java")) if os.environ.get("JAVA_HOME") else "java"
    launcher = str(_MODULE / "src" / "main" / "dist" / "weft-helper")
    jobs.start(state.name, "helper", host.netns, lambda _: ["sh", launcher, "--rundir", str(host.directory)],
               mark=_MARK, name=_name(host), env={**host.ovs_env, "WEFT_HELPER_JAR": str(built), "JAVA": java})


def _running(state: State, host: Host) -> bool:
    job = _job(state, host)
    return job is not None and job.alive()


def _job(state: State, host: Host) -> jobs.Job | None:
    try:
        return jobs.find(state.name, _name(host))
    except LabError:
        return None


def _name(host: Host) -> str:
    return f"helper-{host.name}"
