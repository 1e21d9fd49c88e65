"""Moves a guest as a hypervisor migrates a running machine: it is plugged in at both hosts, then from one moment to the
next it lives at the other one and says so, then it is unplugged at the first one. (``move-guest`` just re-plugs.)"""

from __future__ import annotations

import dataclasses

from lab import frames, netns, plan
from lab.ovs import Ovs
from lab.shell import LabError
from lab.state import Interface, State

_SECOND = "mig0"


class Migration:
    """Of a guest with one interface. Call ``prepare``, ``switch``, ``finish``, in this order; ``abandon`` instead of
    the last two gives it up."""

    def __init__(self, state: State, name: str, to: str) -> None:
        self._state, self._guest, self._target = state, state.guest(name), state.host(to)
        self._source = state.host(self._guest.host)
        if self._source == self._target or len(self._guest.interfaces) != 1 or self._guest.interfaces[0].physical:
            raise LabError(f"'{name}' must have one virtual interface and run elsewhere than on {to}")
        self._old: Interface = self._guest.interfaces[0]
        self._new = dataclasses.replace(self._old, name=_SECOND, port=plan.port_name(
            name, self._old.name, state.ports_at(to) | {self._old.port}))
        self._inner = plan.guest_netns(state.name, name)
        self._plugged = False

    def prepare(self, plug: bool = True) -> None:
        """A second cable to the target, with no address yet, and plugged in there under the same iface-id unless this
        shall happen with the switch."""
        self.abandon()
        netns.ip(None, "link", "add", _SECOND, "netns", self._inner, "address", self._new.mac, "mtu",
                 str(self._new.mtu), "type", "veth", "peer", "name", self._new.port, "netns", self._target.netns, "mtu",
                 str(self._new.mtu))
        netns.sysctl(self._inner, {f"net.ipv6.conf.{_SECOND}.accept_dad": 0,
                                   f"net.ipv6.conf.{_SECOND}.addr_gen_mode": 1})
        netns.offloads_off(self._inner, _SECOND)
        netns.offloads_off(self._target.netns, self._new.port)
        netns.ip(self._target.netns, "link", "set", self._new.port, "up")
        netns.ip(self._inner, "link", "set", _SECOND, "up")
        if plug:
            self._plug()

    def _plug(self) -> None:
        Ovs(self._target).add_guest_port(self._new.port, f"{self._guest.name}/{self._old.name}", self._old.mac)
        self._plugged = True

    def abandon(self) -> None:
        """Nothing is left of a migration that was prepared."""
        Ovs(self._target).remove_port(self._new.port)
        netns.delete_link(self._inner, _SECOND)

    def switch(self, say: bool = True) -> None:
        """The machine runs at the target from now on; unless told not to it says so, as hypervisors do for it."""
        neighbours = netns.ip(self._inner, "-4", "neigh", "show", "dev", self._old.name).splitlines()
        lines = [f"addr del {a} dev {self._old.name}" for a in self._old.ip4 + self._old.ip6]
        lines += [f"addr add {a} dev {_SECOND}" for a in self._old.ip4]
        lines += [f"addr add {a} dev {_SECOND} nodad" for a in self._old.ip6]
        # a machine takes along what it knows of its neighbours
        for words in (line.split() for line in neighbours):
            if "lladdr" in words:
                lines.append(f"neigh replace {words[0]} lladdr {words[words.index('lladdr') + 1]} dev {_SECOND}")
        netns.batch(self._inner, lines)
        if not self._plugged:
            self._plug()
        if say and self._old.ip4:
            address = self._old.ip4[0].split("/")[0]
            netns.send_frames(self._inner, _SECOND, [frames.announcement(self._old.mac, address)])

    def finish(self) -> None:
        """Nothing is left at the first host, and the guest is as if it had always been at the target."""
        Ovs(self._source).remove_port(self._old.port)
        netns.delete_link(self._source.netns, self._old.port)
        netns.batch(self._inner, [f"link set {_SECOND} down", f"link set {_SECOND} name {self._old.name}",
                                  f"link set {self._old.name} up"]
                    + [f"addr replace {a} dev {self._old.name}" for a in self._old.ip4]
                    + [f"addr replace {a} dev {self._old.name} nodad" for a in self._old.ip6])
        self._guest.host = self._target.name
        self._old.port = self._new.port
        self._state.save()
