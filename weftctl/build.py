"""Building the distribution, only when it is missing or older than the sources."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Iterator

from lab.plan import PROJECT
from lab.shell import LabError
from weftctl.prerequisites import java_environment

ASSEMBLY = PROJECT / "karaf-distribution" / "target" / "assembly"
_NOT_IN_THE_DISTRIBUTION = {"it-tests"}
# Checks and documents belong to ./weft test.
_ONLY_WHAT_RUNS = ("-Dodlparent.checkstyle.skip", "-Dodlparent.spotbugs.skip", "-Dmaven.javadoc.skip",
                   "-Dcyclonedx.skip")


def newest_source() -> tuple[float, Path]:
    """The time and path of the source file that changed last."""
    return max(((os.stat(path).st_mtime, path) for path in _sources()), default=(0.0, PROJECT))


def _sources() -> Iterator[Path]:
    yield PROJECT / "pom.xml"
    for pom in PROJECT.glob("*/pom.xml"):
        if pom.parent.name in _NOT_IN_THE_DISTRIBUTION:
            continue
        yield pom
        for directory, _, files in os.walk(pom.parent / "src" / "main"):
            yield from (Path(directory, name) for name in files)


def stale() -> str | None:
    """Why a build is needed; None when it is not."""
    karaf = ASSEMBLY / "bin" / "karaf"
    if not karaf.exists():
        return "there is no distribution yet"
    changed, path = newest_source()
    if changed > ASSEMBLY.stat().st_mtime:
        return f"{path.relative_to(PROJECT)} is newer than the distribution"
    return None


def ensure(force: bool = False) -> None:
    """Builds the distribution with Maven; its errors are shown as they come."""
    reason = "asked for" if force else stale()
    if reason is None:
        print("build: the distribution is up to date", flush=True)
        return
    print(f"build: {reason}; building without tests (some minutes at the first time)", flush=True)
    command = ["mvn", "-B", "-q", "-DskipTests", *_ONLY_WHAT_RUNS, "-pl", "karaf-distribution,datapath-helper", "-am",
               "install"]
    if subprocess.run(command, cwd=PROJECT, env=java_environment(), check=False).returncode != 0:
        raise LabError(f"the build failed, see above; to repeat it: {' '.join(command)}")


def verify(arguments: list[str]) -> int:
    """The whole test suite; output and exit code pass through."""
    return subprocess.run(["mvn", "-B", "verify", *arguments], cwd=PROJECT, env=java_environment(),
                          check=False).returncode
