"""The peer of chains: what one does without service insertion. A string of fences, one more than there are services,
each joined to the next one by a bridge in a guest; sender and receiver are in the first and in the last one."""

from __future__ import annotations

from typing import Any, Sequence

from _bed import Bed
from lab import guests, netns, services
from lab.shell import run


class String:
    """Between host1 and host2, by bridges on these hosts; ``mtu`` is that of all guests."""

    def __init__(self, places: Sequence[str], mtu: int) -> None:
        self.places, self._mtu, self._name = list(places), mtu, f"string{len(places)}"
        self.sender, self.receiver = f"{self._name}-a", f"{self._name}-b"
        self.address = f"10.9.{10 + len(places)}.2"

    def _bridge(self, number: int) -> str:
        return f"{self._name}-{number}"

    def make(self, there: Bed) -> None:
        for guest, host, end in ((self.sender, "host1", 1), (self.receiver, "host2", 2)):
            address = f"{self.address.rpartition('.')[0]}.{end}/24"
            guests.add(there.state, guest, host, [guests.parse_interface(guest, f"eth0,ip={address},mtu={self._mtu}")])
        for number, place in enumerate(self.places):
            bridge = self._bridge(number)
            guests.add(there.state, bridge, place, [
                guests.parse_interface(bridge, f"{device},mtu={self._mtu}") for device in (services.IN, services.OUT)])
            services.settle(there.state, bridge, "bridge", count=False)

    def intent(self, there: Bed) -> dict[str, Any]:
        chain = [(self.sender, "eth0", "eth0"), *((self._bridge(n), services.IN, services.OUT)
                                                  for n in range(len(self.places))), (self.receiver, "eth0", "eth0")]
        appliances = [{"name": name, "node": there.state.guest(name).host, "interface": [
            {"name": i.name, "inner": {"mac-address": i.mac, "mtu": self._mtu}}
            for i in there.state.guest(name).interfaces]} for name, _, _ in chain]
        networks = [{"name": f"{self._name}-{n}", "member": [
            {"appliance": left[0], "interface": left[2]}, {"appliance": right[0], "interface": right[1]}]}
            for n, (left, right) in enumerate(zip(chain, chain[1:]))]
        return {"appliance": appliances, "network": networks}

    def crosses(self, there: Bed) -> bool:
        done = run(netns.inside(there.state.netns_of(self.sender), "ping", "-n", "-c", "1", "-W", "1", "-M", "do", "-s",
                                str(self._mtu - 28), self.address), check=False)
        return done.returncode == 0
