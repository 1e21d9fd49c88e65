"""Bringing a lab up and taking it down: underlay, router, management network, hosts."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, Sequence

from lab import guests, helpers, netns, plan, state as states
from lab.ovs import Ovs
from lab.plan import MGMT_NIC, UNDERLAY_NIC, Host, Lan
from lab.shell import LabError, output, require_root, run
from lab.state import State

Progress = Callable[[str], None]
_AT_ONCE = 4


def up(lab: str, *, hosts: int | None = None, managers: Sequence[str] | None = None,
       progress: Progress = lambda _: None) -> State:
    """Creates what is missing of a lab; a second call finds all of it there. ``managers`` are OVSDB targets in which
    ``{mgmt}`` stands for the controller's address."""
    require_root("the lab")
    plan.check_lab_name(lab)
    with states.locked(lab):
        wanted = plan.check_host_count(hosts if hosts is not None else plan.DEFAULT_HOSTS)
        state = states.load(lab) or _new_state(lab, wanted, progress)
        if hosts is not None:
            state.host_count = max(state.host_count, wanted)
        if managers is not None or not state.managers:
            chosen = managers if managers is not None else [f"tcp:{{mgmt}}:{plan.MANAGER_PORT}"]
            state.managers = [m.replace("{mgmt}", plan.controller_ip(state.mgmt_subnet)) for m in chosen]
        state.save()
        progress(f"lab '{lab}': underlay with {state.host_count} hosts")
        _underlay(state)
        progress(f"lab '{lab}': Open vSwitch on {state.host_count} hosts")
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(lambda h: Ovs(h).ensure(state.managers), state.hosts))
        helpers.ensure(state, progress)
        for guest in state.guests.values():
            guests.ensure(state, guest)
        return state


def _new_state(lab: str, hosts: int, progress: Progress) -> State:
    mine = {f"{lab}-{suffix}" for suffix in ("router", "lan-a", "lan-b", "host1")}
    strangers = sorted(mine & netns.names())
    if strangers and not _alive(lab):
        _remove_by_name(lab, progress)
    elif strangers:
        raise LabError(f"namespace {strangers[0]} exists, but this project has no record of a lab '{lab}': it is"
                       f" another checkout's (use --name) or was left over (weft lab --name {lab} down --force)")
    return State(lab, _free_subnet(lab), hosts, [])


def _alive(lab: str) -> bool:
    """Whether anything still runs in namespaces of a lab's name. Where nothing does, its owner was killed with all its
    processes, which the namespaces outlive."""
    return any(netns.pids(n) for n in netns.names() if n.startswith(lab + "-"))


def _free_subnet(lab: str) -> int:
    """The management subnet of a lab: the first for the default lab, else one that nobody uses."""
    used = {s.mgmt_subnet for s in states.all_states() if s.name != lab}
    for device in json.loads(output(["ip", "-j", "-4", "addr", "show"])):
        for address in device.get("addr_info", []):
            first, second, third, _ = (int(x) for x in address["local"].split("."))
            if (first, second) == (172, 31):
                used.add(third)
    start = 0 if lab == plan.DEFAULT_NAME else 1 + sum(lab.encode()) % (plan.MGMT_SUBNETS - 1)
    for step in range(plan.MGMT_SUBNETS):
        subnet = plan.FIRST_MGMT_SUBNET + (start + step) % plan.MGMT_SUBNETS
        if subnet not in used:
            return subnet
    raise LabError("no free management subnet 172.31.77.0/24 to 172.31.176.0/24 on this machine")


def _underlay(state: State) -> None:
    for lan in state.lans:
        _lan(lan)
    _router(state)
    _mgmt_bridge(state)
    for host in state.hosts:
        _host_cables(state, host)


def _lan(lan: Lan) -> None:
    netns.ensure(lan.netns, ipv6=False)
    if "lan" not in netns.links(lan.netns):
        netns.ip(lan.netns, "link", "add", "lan", "type", "bridge", "stp_state", "0", "forward_delay", "0",
                 "mcast_snooping", "0")
    netns.ip(lan.netns, "link", "set", "lan", "up")


def _router(state: State) -> None:
    netns.ensure(state.router)
    netns.sysctl(state.router, {"net.ipv4.ip_forward": 1, "net.ipv6.conf.all.forwarding": 1})
    there = netns.links(state.router)
    for lan in state.lans:
        if lan.router_nic not in there:
            _plug(lan, "router", lan.router_nic, state.router, lan.router_mac)
        netns.batch(state.router, [f"addr replace {lan.gateway4}/24 dev {lan.router_nic}",
                                   f"addr replace {lan.gateway6}/64 dev {lan.router_nic} nodad"])


def _plug(lan: Lan, port: str, nic: str, target: str, mac: str | None = None) -> None:
    """A cable from a LAN's bridge to a NIC in another namespace."""
    if port in netns.links(lan.netns):
        netns.delete_link(lan.netns, port)
    address = ["address", mac] if mac else []
    netns.ip(None, "link", "add", nic, "netns", target, *address, "type", "veth",
             "peer", "name", port, "netns", lan.netns)
    netns.offloads_off(lan.netns, port)
    netns.offloads_off(target, nic)
    netns.batch(lan.netns, [f"link set {port} master lan up"])
    netns.ip(target, "link", "set", nic, "up")


def _mgmt_bridge(state: State) -> None:
    bridge = plan.mgmt_bridge(state.name)
    if bridge not in netns.links(None):
        netns.ip(None, "link", "add", bridge, "type", "bridge", "stp_state", "0", "forward_delay", "0")
    netns.batch(None, [f"link set {bridge} up",
                       f"addr replace {plan.controller_ip(state.mgmt_subnet)}/24 dev {bridge}"])


def _host_cables(state: State, host: Host) -> None:
    netns.ensure(host.netns)
    # The kernel sees what comes in at every port beside Open vSwitch. It must stay silent there, or it would answer
    # the guests' ARP and neighbour requests for the host's own addresses, which guests may use themselves.
    netns.sysctl(host.netns, {"net.ipv4.conf.all.arp_ignore": 1, "net.ipv6.conf.default.disable_ipv6": 1})
    there = netns.links(host.netns)
    if UNDERLAY_NIC not in there:
        _plug(host.lan, host.name, UNDERLAY_NIC, host.netns)
    if MGMT_NIC not in there:
        netns.delete_link(None, host.mgmt_root_nic)
        netns.ip(None, "link", "add", MGMT_NIC, "netns", host.netns, "type", "veth",
                 "peer", "name", host.mgmt_root_nic)
    netns.batch(host.netns, [f"addr replace {host.mgmt_ip}/24 dev {MGMT_NIC}", f"link set {MGMT_NIC} up"])
    netns.batch(None, [f"link set {host.mgmt_root_nic} master {plan.mgmt_bridge(state.name)} up"])


# -- down

def down(lab: str, *, force: bool = False, progress: Progress = lambda _: None) -> bool:
    """Removes a lab with all its processes, devices and files, whatever state it is in; False if there was none.
    ``force`` goes by names alone, for a lab whose record is lost."""
    require_root("the lab")
    plan.check_lab_name(lab)
    if force:
        found = _remove_by_name(lab, progress)
        shutil.rmtree(plan.lab_directory(lab), ignore_errors=True)
        return found
    if not plan.lab_directory(lab).is_dir():
        return False
    with states.locked(lab):
        state = states.load(lab)
        if state is not None:
            progress(f"lab '{lab}': stopping {state.host_count} hosts and {len(state.guests)} guests")
            _remove(lab, state.namespaces(), [h.mgmt_root_nic for h in state.hosts])
        shutil.rmtree(plan.lab_directory(lab))
    return state is not None


def _remove_by_name(lab: str, progress: Progress) -> bool:
    found = sorted(n for n in netns.names() if n.startswith(lab + "-"))
    nics = [n for n in netns.links(None) if n.startswith(f"{lab}-m") and n[len(lab) + 2:].isdecimal()]
    progress(f"lab '{lab}': removing {len(found)} namespaces by name")
    _remove(lab, found, nics)
    return bool(found)


def _remove(lab: str, namespaces: Sequence[str], root_nics: Sequence[str]) -> None:
    there = netns.names()
    for namespace in namespaces:
        if namespace in there:
            netns.kill_all(namespace)
    for nic in root_nics:
        netns.delete_link(None, nic)
    for namespace in namespaces:
        if namespace in there:
            run(["ip", "netns", "del", namespace])
    netns.delete_link(None, plan.mgmt_bridge(lab))
