"""Faults on purpose: cables, crashes, restarts."""

from __future__ import annotations

import signal

from lab import netns
from lab.ovs import Ovs
from lab.plan import Host


def cut(host: Host) -> None:
    """Pulls the host's underlay cable at the switch."""
    netns.ip(host.lan.netns, "link", "set", host.name, "down")


def heal(host: Host) -> None:
    netns.ip(host.lan.netns, "link", "set", host.name, "up")


def deafen(host: Host) -> None:
    """The host hears nothing more from the underlay, and is still heard: no frame fits the queue to it."""
    netns.tc(host.lan.netns, "qdisc", "replace", "dev", host.name, "root", "tbf", "rate", "8kbit", "burst", "1",
             "latency", "1ms")


def undeafen(host: Host) -> None:
    netns.tc(host.lan.netns, "qdisc", "delete", "dev", host.name, "root")


def crash_vswitchd(host: Host) -> None:
    """A segmentation fault: vswitchd's own monitor starts it again; returns when it runs."""
    ovs = Ovs(host)
    old = ovs.signal("ovs-vswitchd", signal.SIGSEGV)
    netns.until(lambda: ovs.vswitchd_pid() not in (None, old), 20, f"ovs-vswitchd of {host.name} to be back")


def kill_vswitchd(host: Host) -> None:
    """Ends vswitchd at once and for good (its monitor does not restart what was killed)."""
    ovs = Ovs(host)
    ovs.signal("ovs-vswitchd", signal.SIGKILL)
    netns.until(lambda: ovs.vswitchd_pid() is None, 10, f"the end of ovs-vswitchd of {host.name}", 0.01)


def restart_vswitchd(host: Host) -> None:
    """An orderly restart, as by a package upgrade; also starts one that was killed."""
    _stop(Ovs(host), "ovs-vswitchd")
    Ovs(host).ensure_vswitchd()


def restart_ovsdb(host: Host) -> None:
    _stop(Ovs(host), "ovsdb-server")
    Ovs(host).ensure_ovsdb()


def _stop(ovs: Ovs, daemon: str) -> None:
    running = ovs.vswitchd_pid if daemon == "ovs-vswitchd" else ovs.ovsdb_pid
    if running() is None:
        return
    ovs.signal(daemon, signal.SIGTERM)
    netns.until(lambda: running() is None, 20, f"the end of {daemon} of {ovs.host.name}", 0.01)
