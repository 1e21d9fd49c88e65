"""TCP between two guests in the background: connections go on saying something while something else happens."""

from __future__ import annotations

import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lab import jobs, netns, state as states, talk
from lab.jobs import Job
from lab.shell import LabError
from lab.state import State

_ROOT = Path(__file__).resolve().parent.parent
_MODULE = "lab.talkjob"
_CONNECTED_S = 20.0


def start(state: State, client: str, server: str, address: str, *, count: int = 5, port: int = talk.PORT,
          job: str | None = None) -> tuple[Job, list[int]]:
    """Opens so many connections, which talk until ``stop``; also the clients' ports."""
    command = [sys.executable, "-m", _MODULE, state.name, client, server, address, str(count), str(port)]
    started = jobs.start(state.name, "talk", state.netns_of(client), lambda _: command, mark=_MODULE, name=job,
                         env={"PYTHONPATH": str(_ROOT)})
    netns.until(lambda: _said(started) or not started.alive(), _CONNECTED_S, f"{count} connections to {address}")
    said = _said(started)
    if not said:
        why = started.errors.read_text(encoding="utf-8").strip().splitlines()[-1:]
        jobs.forget(started)
        raise LabError(f"no connection to {address}: {' '.join(why)}")
    return started, said[0]["ports"]


def stop(job: Job) -> dict[str, Any]:
    """Ends it; what came of the connections, see ``lab.talk.Spoken``."""
    jobs.finish(job, timeout=30.0)
    said = _said(job)
    jobs.forget(job)
    if len(said) < 2:
        raise LabError(f"job {job.name} ended before it was told to")
    return said[1]


def _said(job: Job) -> list[dict[str, Any]]:
    """The whole lines of its output so far."""
    text = job.output.read_text(encoding="utf-8")
    return [json.loads(line) for line in text[:text.rfind("\n") + 1].splitlines()]


def _main(lab: str, client: str, server: str, address: str, count: str, port: str) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with talk.Talk(states.require(lab), client, server, address, count=int(count), port=int(port)) as going:
        try:
            print(json.dumps({"ports": going.spoken.ports}), flush=True)
            signal.pause()
        except KeyboardInterrupt:
            pass
    print(json.dumps(asdict(going.spoken)), flush=True)


if __name__ == "__main__":
    _main(*sys.argv[1:])
