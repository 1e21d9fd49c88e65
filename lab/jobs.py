"""Background programs of a lab (pings, captures): started now, stopped and summarised by a later command."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Callable, Mapping, Sequence

from lab import netns, plan
from lab.ovs import pid_of
from lab.shell import LabError, environment
from lab.state import write_atomically

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Job:
    """``kind`` says who can summarise the job's output; ``mark`` is a part of its command line."""

    lab: str
    name: str
    kind: str
    netns: str
    mark: str
    started: float

    @property
    def output(self) -> Path:
        return _directory(self.lab) / f"{self.name}.out"

    @property
    def errors(self) -> Path:
        return _directory(self.lab) / f"{self.name}.err"

    @property
    def pid_file(self) -> Path:
        return _directory(self.lab) / f"{self.name}.pid"

    def alive(self) -> bool:
        return pid_of(self.pid_file, self.mark) is not None


def _directory(lab: str) -> Path:
    return plan.lab_directory(lab) / "jobs"


def start(lab: str, kind: str, where: str, command: Callable[[Path], Sequence[str]], *, mark: str,
          name: str | None = None, env: Mapping[str, str] | None = None) -> Job:
    """Starts a program in a namespace; ``command`` gets the path of the output file (standard output goes there
    too). ``name`` must be free; without one the next number is taken."""
    directory = _directory(lab)
    directory.mkdir(parents=True, exist_ok=True)
    job = Job(lab, _claim(directory, kind, name), kind, where, mark, time.time())
    with open(job.output, "wb") as out, open(job.errors, "wb") as err:
        process = subprocess.Popen(netns.inside(where, *command(job.output)), stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=err, env=environment(env), start_new_session=True)
    write_atomically(job.pid_file, f"{process.pid}\n")
    write_atomically(directory / f"{job.name}.json", json.dumps(asdict(job)))
    return job


def _claim(directory: Path, kind: str, name: str | None) -> str:
    if name is not None and not _NAME.fullmatch(name):
        raise LabError(f"job name '{name}': want letters, digits, '.', '_' or '-'")
    for candidate in ([name] if name else (f"{kind}{n}" for n in range(1, 10_000))):
        try:
            (directory / f"{candidate}.json").touch(exist_ok=False)
            return candidate
        except FileExistsError:
            continue
    raise LabError(f"there is a job '{name}' already: weft lab stop {name}")


def find(lab: str, name: str) -> Job:
    try:
        return Job(**json.loads((_directory(lab) / f"{name}.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError) as e:
        known = ", ".join(j.name for j in every(lab)) or "none"
        raise LabError(f"no job '{name}' in lab '{lab}' (jobs: {known})") from e


def every(lab: str) -> list[Job]:
    found = []
    for file in sorted(_directory(lab).glob("*.json")):
        text = file.read_text(encoding="utf-8")
        if text:
            found.append(Job(**json.loads(text)))
    return found


def pid(job: Job) -> int | None:
    """The process of a job; None when it has ended."""
    return pid_of(job.pid_file, job.mark)


def interrupt(job: Job) -> None:
    """Interrupts a job as Ctrl-C would and does not wait for its end."""
    found = pid(job)
    if found is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(found, signal.SIGINT)


def finish(job: Job, timeout: float = 10.0) -> None:
    """Interrupts a job and waits for its end; its output remains."""
    interrupt(job)
    ended(job, timeout)


def ended(job: Job, timeout: float = 10.0) -> None:
    """Waits for the end of a job that was interrupted."""
    netns.until(lambda: _ended(job), timeout, f"the end of job {job.name}", 0.01)


def _ended(job: Job) -> bool:
    with contextlib.suppress(ChildProcessError, FileNotFoundError, ValueError):
        os.waitpid(int(job.pid_file.read_text(encoding="ascii")), os.WNOHANG)  # when it is our own child
    return not job.alive()


def forget(job: Job) -> None:
    for file in _directory(job.lab).glob(f"{job.name}.*"):
        if file.stem == job.name:
            file.unlink(missing_ok=True)
