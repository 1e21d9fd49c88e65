"""A controller and a lab for one benchmark, away from those that the user may have."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Iterator

LAB = "bench"


def say(text: str) -> None:
    """Progress goes to standard error: standard output is for the result."""
    print(text, file=sys.stderr, flush=True)


@contextlib.contextmanager
def bed(hosts: int) -> Iterator["Bed"]:
    """Everything up, empty, and down again whatever happens."""
    from lab import plan
    os.environ["WEFT_RUN"] = str(plan.PROJECT / "run" / "bench")
    from lab import bed as beds
    from weftctl import build, controller
    with contextlib.redirect_stdout(sys.stderr):
        build.ensure()
        if controller.processes():
            controller.stop()
        controller.purge()
        beds.down(LAB, progress=say)
        try:
            controller.start()
            yield Bed(beds.up(LAB, hosts=hosts, progress=say))
        finally:
            controller.stop()
            beds.down(LAB, progress=say)
            controller.purge()


class Bed:
    """The lab and the controller of a benchmark."""

    def __init__(self, state) -> None:
        self.state = state

    @property
    def hosts(self) -> list:
        return list(self.state.hosts)

    def bridge_socket(self, host) -> Path:
        return Path(host.directory) / "br-int.mgmt"

    def stop_controller(self) -> None:
        """Leaves the hosts to somebody else."""
        from weftctl import controller
        with contextlib.redirect_stdout(sys.stderr):
            controller.stop()

    def memory(self) -> dict[str, float]:
        """Live heap after a full collection, and resident memory, of the controller in MiB."""
        from weftctl import controller
        from weftctl.prerequisites import java_environment
        pid = max(controller.processes(), key=_resident)
        jcmd = Path(java_environment()["JAVA_HOME"]) / "bin" / "jcmd"
        subprocess.run([str(jcmd), str(pid), "GC.run"], check=True, capture_output=True)
        info = subprocess.run([str(jcmd), str(pid), "GC.heap_info"], check=True, capture_output=True, text=True).stdout
        used = next(word for line in info.splitlines() if " used " in line for word in [line.split(" used ")[1]])
        return {"heap_mib": round(int(used.split("K")[0]) / 1024), "rss_mib": round(controller.memory_mib() or 0)}


def _resident(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text(errors="replace").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
