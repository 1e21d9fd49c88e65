"""Debian packages and the JDK that Weft needs; installs what is missing when it may."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Iterator, Sequence

from lab.shell import LabError, environment, run

PACKAGES = ("openvswitch-switch", "tcpdump", "python3-scapy", "iproute2", "ethtool", "iputils-ping", "procps", "curl",
            "iperf3", "libyang2-tools", "nftables", "openssh-client", "charon-systemd", "libcharon-extra-plugins",
            "libstrongswan-standard-plugins", "python3-openstackclient", "python3-neutronclient")
# The datapath helper starts charon itself; the package's service would take UDP ports 500 and 4500 for nothing.
_UNWANTED_SERVICE = ("charon-systemd", "strongswan.service")
_JDK_PACKAGE = "openjdk-17-jdk-headless"
_JDK_ROOT = Path("/usr/lib/jvm")


def java_home() -> Path | None:
    """The home of a JDK 17: JAVA_HOME when it is one, else what stands under /usr/lib/jvm."""
    candidates = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    candidates += sorted(_JDK_ROOT.glob("java-17-openjdk-*")) + sorted(_JDK_ROOT.glob("*17*"))
    for home in candidates:
        if (home / "bin" / "javac").exists() and _is_17(home):
            return home
    return None


def _is_17(home: Path) -> bool:
    try:
        release = (home / "release").read_text(encoding="utf-8")
    except OSError:
        return "17" in home.name
    return 'JAVA_VERSION="17' in release


def java_environment() -> dict[str, str]:
    """The environment for Maven and the controller."""
    home = java_home()
    if home is None:
        raise LabError(f"no JDK 17 found: apt-get install {_JDK_PACKAGE}")
    return environment({"JAVA_HOME": str(home)})


def missing() -> list[str]:
    """The Debian packages that have to be installed."""
    absent = [package for package in PACKAGES if not _installed(package)]
    if java_home() is None:
        absent.append(_JDK_PACKAGE)
    if shutil.which("mvn") is None:
        absent.append("maven")
    return absent


def _installed(package: str) -> bool:
    done = run(["dpkg-query", "-W", "-f=${Status}", package], check=False)
    return done.returncode == 0 and done.stdout.endswith(" installed")


def ensure() -> None:
    """Installs what is missing, or says exactly what to install. Services that a package starts are left alone: the
    lab uses none of them."""
    absent = missing()
    if not absent:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *absent]
    if os.geteuid() != 0:
        raise LabError("Debian packages are missing; as root: apt-get update && " + " ".join(command))
    print(f"prerequisites: installing {', '.join(absent)}", flush=True)
    env = environment({"DEBIAN_FRONTEND": "noninteractive"})
    with _service_stays_away(absent):
        for step in (["apt-get", "update", "-q"], command):
            if subprocess.run(step, env=env, check=False, stdin=subprocess.DEVNULL).returncode != 0:
                raise LabError(f"'{' '.join(step)}' failed, see above")
    if still := missing():
        raise LabError(f"still missing after the installation: {', '.join(still)}")


@contextlib.contextmanager
def _service_stays_away(absent: Sequence[str]) -> Iterator[None]:
    """A service that comes with a package is neither started now nor at the next boot; one that an administrator had
    before is left as it is."""
    package, service = _UNWANTED_SERVICE
    if package not in absent or not Path("/run/systemd/system").is_dir():
        yield
        return
    run(["systemctl", "mask", "--runtime", service], check=False)
    try:
        yield
    finally:
        run(["systemctl", "disable", service], check=False)
        run(["systemctl", "unmask", "--runtime", service], check=False)
