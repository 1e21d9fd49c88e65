"""Guests: appliances as namespaces, plugged with cables into the integration bridge of a host."""

from __future__ import annotations

import dataclasses
import ipaddress
import re
from typing import Mapping, Sequence

from lab import netns, plan, remotes
from lab.ovs import Ovs
from lab.plan import Host
from lab.shell import LabError
from lab.state import Guest, Interface, State

_MAC = re.compile(r"[0-9a-f]{2}(:[0-9a-f]{2}){5}")
_KEYS = ("mac", "ip", "ip4", "ip6", "mtu", "physical")


def parse_interface(guest: str, text: str) -> Interface:
    """``eth0,mac=..,ip=10.0.0.1/24,ip6=fd00::1/64,mtu=1500,physical=NIC``; ip and ip6 may be repeated."""
    name, *settings = text.split(",")
    interface = Interface(plan.check_interface_name(name), plan.guest_mac(guest, name), "")
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals or key not in _KEYS:
            raise LabError(f"interface '{text}': '{setting}' is none of {', '.join(k + '=' for k in _KEYS)}")
        _set(interface, key, value)
    return interface


def _set(interface: Interface, key: str, value: str) -> None:
    if key == "mac":
        interface.mac = value.lower()
        if not _MAC.fullmatch(interface.mac) or int(interface.mac[:2], 16) & 1:
            raise LabError(f"'{value}' is no unicast MAC address (want six bytes like 02:00:00:00:00:01)")
    elif key == "mtu":
        if not value.isdecimal() or not 68 <= int(value) <= 9000:
            raise LabError(f"MTU '{value}': want 68 to 9000")
        interface.mtu = int(value)
    elif key == "physical":
        interface.physical = True
        interface.port = plan.check_interface_name(value)
    else:
        _add_address(interface, value)


def _add_address(interface: Interface, value: str) -> None:
    try:
        address = ipaddress.ip_interface(value)
    except ValueError as e:
        raise LabError(f"address '{value}': {e}; want for example 10.0.0.1/24 or fd00::1/64") from e
    if "/" not in value:
        raise LabError(f"address '{value}' lacks its prefix length, for example {value}/{24 if '.' in value else 64}")
    (interface.ip4 if address.version == 4 else interface.ip6).append(value)


def add(state: State, name: str, host: str, interfaces: Sequence[Interface]) -> Guest:
    """Makes a guest, or adds the interfaces it lacks; harmless when all is there already."""
    plan.check_guest_name(name)
    state.host(host)
    guest = state.guests.get(name) or Guest(name, host, [])
    if guest.host != host:
        raise LabError(f"guest '{name}' runs on {guest.host}, not on {host} (weft lab move-guest {name} --host {host})")
    for interface in interfaces:
        _add_interface(state, guest, interface)
    state.guests[name] = guest
    state.save()
    ensure(state, guest)
    return guest


def _add_interface(state: State, guest: Guest, new: Interface) -> None:
    taken = state.ports_at(guest.host) | {i.port for i in guest.interfaces}
    known = next((i for i in guest.interfaces if i.name == new.name), None)
    if known is not None:
        if dataclasses.replace(known, port="") != dataclasses.replace(new, port="") or (
                new.physical and new.port != known.port):
            raise LabError(f"{guest.name}/{new.name} exists with other settings: remove the guest first")
        return
    if new.physical and new.port in taken:
        raise LabError(f"{guest.host} has a NIC named '{new.port}' already")
    guest.interfaces.append(dataclasses.replace(
        new, port=new.port if new.physical or new.tunnel else plan.port_name(guest.name, new.name, taken)))


def ensure(state: State, guest: Guest) -> None:
    """Creates what is missing of a guest."""
    inner, host = plan.guest_netns(state.name, guest.name), state.host(guest.host)
    netns.ensure(inner)
    there, here = netns.links(inner), netns.links(host.netns)
    for interface in guest.interfaces:
        if interface.tunnel is not None:
            remotes.ensure(state, guest, interface, host)
            continue
        if interface.name not in there or interface.port not in here:
            netns.delete_link(inner, interface.name)
            netns.delete_link(host.netns, interface.port)
            _cable(inner, interface, host)
        if not interface.physical:
            Ovs(host).add_guest_port(interface.port, f"{guest.name}/{interface.name}", interface.mac)


def _cable(inner: str, interface: Interface, host: Host) -> None:
    netns.ip(None, "link", "add", interface.name, "netns", inner, "address", interface.mac,
             "mtu", str(interface.mtu), "type", "veth",
             "peer", "name", interface.port, "netns", host.netns, "mtu", str(interface.mtu))
    netns.offloads_off(inner, interface.name)
    netns.offloads_off(host.netns, interface.port)
    netns.ip(host.netns, "link", "set", interface.port, "up")
    netns.batch(inner, [f"link set {interface.name} up"]
                + [f"addr add {a} dev {interface.name}" for a in interface.ip4]
                + [f"addr add {a} dev {interface.name} nodad" for a in interface.ip6])


def remove(state: State, name: str) -> None:
    guest = state.guest(name)
    ovs = Ovs(state.host(guest.host))
    remotes.forget(state, guest)
    for interface in guest.interfaces:
        if interface.port and not interface.physical and ovs.ovsdb_pid():
            ovs.remove_port(interface.port)
    netns.delete(plan.guest_netns(state.name, name))
    for interface in guest.interfaces:
        if interface.port:
            netns.delete_link(ovs.host.netns, interface.port)
    del state.guests[name]
    state.save()


def move(state: State, name: str, to: str) -> None:
    """Unplugs a guest's cables at one host and plugs them in at another; the guest itself goes on as it is."""
    guest, target = state.guest(name), state.host(to)
    source = state.host(guest.host)
    if target == source:
        return
    if any(interface.tunnel for interface in guest.interfaces):
        raise LabError(f"{name} is not on {guest.host}: it is reached by a tunnel")
    ports = _free_ports(state, guest, to)
    for interface in guest.interfaces:
        if not interface.physical:
            Ovs(source).remove_port(interface.port)
        netns.ip(source.netns, "link", "set", interface.port, "netns", target.netns, "name", ports[interface.name])
        interface.port = ports[interface.name]
    guest.host = to
    state.save()
    for interface in guest.interfaces:
        netns.offloads_off(target.netns, interface.port)
        netns.ip(target.netns, "link", "set", interface.port, "up")
    ensure(state, guest)


def _free_ports(state: State, guest: Guest, host: str) -> Mapping[str, str]:
    taken = state.ports_at(host)
    ports = {}
    for interface in guest.interfaces:
        ports[interface.name] = (interface.port if interface.port not in taken
                                 else plan.port_name(guest.name, interface.name, taken))
    return ports
