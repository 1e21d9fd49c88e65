"""Two tenants with the same inside addresses behind a gateway each (samples/tenants.json): in front of it a client, behind
it a database, and the physical network, LAN A of the underlay, outside. What lives there is the lab's router."""

from __future__ import annotations

from dataclasses import dataclass

from lab import netns
from lab.state import State

CLIENT, DATABASE = "10.8.1.10", "10.8.2.10"
CLIENT6, DATABASE6 = "fd18:1::10", "fd18:2::10"
FRONT, BACK = "10.8.1.1", "10.8.2.1"
FRONT6, BACK6 = "fd18:1::1", "fd18:2::1"
SERVER, SERVER_ADDRESS, SERVER_ADDRESS6 = "router", "10.77.1.254", "fd00:77:1::fe"
# another address of the server, to which only a route leads
BEYOND, BEYOND6 = "10.77.3.254", "fd00:77:3::fe"


@dataclass(frozen=True)
class Tenant:
    """A tenant's guests, the gateway's node, and its addresses outside."""

    name: str
    node: str
    address: str
    address6: str

    @property
    def client(self) -> str:
        return f"pc-{self.name}"

    @property
    def database(self) -> str:
        return f"db-{self.name}"


NORTH = Tenant("north", "host1", "10.77.1.111", "fd00:77:1::111")
SOUTH = Tenant("south", "host2", "10.77.1.112", "fd00:77:1::112")
TENANTS = (NORTH, SOUTH)


def settle(state: State) -> None:
    """The guests' routes: the same for both tenants."""
    for tenant in TENANTS:
        for guest, gateway, gateway6 in ((tenant.client, FRONT, FRONT6), (tenant.database, BACK, BACK6)):
            namespace = state.netns_of(guest)
            netns.ip(namespace, "route", "replace", "default", "via", gateway)
            netns.ip(namespace, "-6", "route", "replace", "default", "via", gateway6)
