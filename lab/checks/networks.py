"""Proofs of the private networks of the sample: the fences office and copy, which have the same addresses, and the
vnet dmz. host1 and host2 are on one LAN segment, host3 is behind a router."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lab import banner, frames, netns, packets, ping
from lab.capture import Capture
from lab.checks import AT_ONCE_MS, Bed, ProofFailed, expect, proof
from lab.checks.building import state
from lab.checks.links import PING, is_ping, listening, marked, reach
from lab.frames import FENCE_CONTROL_WORD, LINK_CONTROL_WORD, VNET_CONTROL_WORD, Geneve, Nsh
from lab.migrate import Migration
from lab.packets import Forgery
from lab.shell import LabError

ROLES = ("web", "app", "db", "mon")
EVERYBODY = "ff:ff:ff:ff:ff:ff"
STRANGER = "02:00:00:00:77:01"
INSTALLATION = 1
_MARK = b"weft-proof-"
_LEARN_S = 10
_SOON_S = 40


def address(role: str) -> str:
    return f"10.1.0.{ROLES.index(role) + 1}"


def mac(role: str) -> str:
    return f"02:00:00:00:01:{ROLES.index(role) + 1:02x}"


def members(fence: str) -> list[str]:
    return [f"{role}-{fence}" for role in ROLES]


def broadcast(source: str, mark: bytes, destination: str = EVERYBODY) -> bytes:
    return packets.inner_echo(source, destination, "10.1.0.1", "10.1.0.255", mark)


def arrived(captures: dict[str, Capture], mark: bytes) -> dict[str, int]:
    """How often a marked frame came in, for each guest that saw it at all."""
    counts = {guest: sum(marked(f, mark) for f in seen.frames) for guest, seen in captures.items()}
    return {guest: count for guest, count in counts.items() if count}


def carried(seen: Capture, segment: int, kind: int = 2) -> list[dict[str, Any]]:
    """The frames of user data of a network in a capture, however they travel."""
    found = []
    for frame in seen.frames:
        header = frame.get("nsh") or frame.get("geneve") or {}
        word = header.get("control_word", {})
        key = header.get("segment", header.get("vnet", header.get("vni")))
        if key == segment and word.get("kind") == kind and not word.get("control"):
            found.append(frame)
    return found


def bridge_tables(bed: Bed, network: str) -> list[dict[str, Any]]:
    """The bridge tables of a network, those of all its nodes."""
    answer = bed.controller.post("operations/weft-network:read-addresses", {"weft-network:input": {"network": network}})
    output = (answer or {}).get("weft-network:output", {})
    expect(not output.get("unread"), f"tables that could not be read: {output.get('unread')}")
    return output.get("entry", [])


def known(bed: Bed, network: str, station: str) -> dict[str, dict[str, Any]]:
    """What each node that knows a station says of it."""
    return {e["node"]: e for e in bridge_tables(bed, network) if e["mac-address"].lower() == station}


@proof("FN-1", "each member reaches each other one and nobody else")
def all_pairs(bed: Bed) -> str:
    guests = members("office") + members("copy")
    with banner.servers(bed.state, guests), ThreadPoolExecutor(len(guests)) as asking:
        wrong = [text for found in asking.map(lambda guest: _wrongly_answered(bed, guest), guests) for text in found]
    expect(not wrong, "; ".join(wrong))
    return f"{len(guests) * (len(ROLES) - 1)} pairs in two fences with the same addresses on the same hosts"


def _wrongly_answered(bed: Bed, source: str) -> list[str]:
    """Where in its fence somebody else answers a member than who should, or nobody."""
    own, _, fence = source.partition("-")
    wrong = []
    for target in ROLES:
        if target != own:
            answers = banner.ask(bed.state, source, address(target))
            if answers != {f"{target}-{fence}"}:
                wrong.append(f"{source} asks {address(target)}: {sorted(answers) or 'nobody'}")
    return wrong


@proof("FN-1", "forged frames from the underlay do not arrive")
def forged(bed: Bed) -> str:
    fence, guests = bed.network_id("office"), list(bed.state.guests)
    near = {
        "an honest frame": (frames.node_mac(1, 1), Nsh(fence, 1)),
        "an unknown fence": (frames.node_mac(1, 1), Nsh(0xabcdef, 1)),
        "a node that is not known": (frames.node_mac(1, 99), Nsh(fence, 99)),
        "one node with the number of another": (frames.node_mac(1, 3), Nsh(fence, 1)),
        "another installation": (frames.node_mac(2, 1), Nsh(fence, 1)),
        "a link's frame": (frames.node_mac(1, 1), Nsh(bed.segment("red"), 1, LINK_CONTROL_WORD)),
        "the fence's key as a vnet": (frames.node_mac(1, 1), Nsh(fence, 1, VNET_CONTROL_WORD)),
        "version 2": (frames.node_mac(1, 1), Nsh(fence, 1, 0x20800000)),
        "another path id": (frames.node_mac(1, 1), Nsh(fence, 1, path=7)),
    }
    far = {
        "an unknown sender": Forgery("host3", Geneve(fence, FENCE_CONTROL_WORD), outer_src="10.77.1.99"),
        "an unknown fence in Geneve": Forgery("host3", Geneve(0xabcdef, FENCE_CONTROL_WORD)),
        "a fence as a vnet": Forgery("host3", Geneve(fence, VNET_CONTROL_WORD, vnet=fence)),
        "a vnet as a fence": Forgery("host3", Geneve(bed.network_id("dmz") & 0xffffff, FENCE_CONTROL_WORD)),
        "a vnet whose two ids differ": Forgery(
            "host3", Geneve(0xabcdef, VNET_CONTROL_WORD, vnet=bed.network_id("dmz"))),
    }
    marks = {name: _MARK + f"case-{n:02}".encode() for n, name in enumerate([*near, *far])}
    with listening(bed, guests, "icmp[0] == 8") as captures:
        for name, (source, header) in near.items():
            netns.send_frames(bed.state.netns_of("host1"), "nic0", [frames.in_ethernet(
                source, frames.node_mac(INSTALLATION, 2), header, broadcast(mac("web"), marks[name]))] * 3)
        for name, forgery in far.items():
            packets.forge(bed.state, "router", Forgery(**vars(forgery) | {"inner": broadcast(mac("web"), marks[name])}),
                          count=3)
    for name, mark in marks.items():
        hit = arrived(captures, mark)
        wanted = {"app-office": 3} if name == "an honest frame" else {}
        expect(hit == wanted, f"{name}: arrived at {hit or 'no guest'}, want {wanted or 'none'}")
    return f"{len(marks) - 1} kinds of forgery, 0 frames at {len(guests)} guests (an honest one arrives)"


@proof("FN-3", "Ethernet between the nodes' own addresses on a LAN segment")
def in_ethernet(bed: Bed) -> str:
    fence = bed.network_id("office")
    reach(bed, "web-office", address("app"))
    with Capture(bed.state, "host2") as seen:
        reach(bed, "web-office", address("app"))
    found = [f for f in carried(seen, fence) if is_ping(f)]
    expect(len(found) >= 6, f"{len(found)} frames of 3 pings and answers on the NIC of host2")
    nodes = {frames.node_mac(INSTALLATION, 1), frames.node_mac(INSTALLATION, 2)}
    for frame in found:
        expect("nsh" in frame and {frame["eth_src"], frame["eth_dst"]} == nodes,
               f"a frame from {frame['eth_src']} to {frame['eth_dst']}, type {frame['eth_type']:#06x}")
    return f"{len(found)} frames between {' and '.join(sorted(nodes))}, no IP outside"


@proof("FN-4", "a member cannot send as another one, nor as the underlay")
def spoofed(bed: Bed) -> str:
    fence, guests = bed.network_id("office"), list(bed.state.guests)
    mark = _MARK + b"spoof"
    with listening(bed, guests, "icmp[0] == 8") as captures:
        for source in (mac("app"), mac("web"), mac("db")):
            packets.send_raw(bed.state, "mon-office", broadcast(source, mark), count=3)
        for inner in (frames.in_ethernet(frames.node_mac(1, 1), frames.node_mac(1, 2), Nsh(fence, 1),
                                         broadcast(mac("web"), mark)),
                      frames.encapsulated(frames.outer(mac("mon"), mac("app"), "10.77.1.1", "10.77.1.2", 50000, 6081),
                                          Geneve(fence, FENCE_CONTROL_WORD), broadcast(mac("web"), mark))):
            packets.send_raw(bed.state, "mon-office", inner, count=3)
    hit = arrived(captures, mark)
    # what is well addressed is carried as it is: the whole frame, still wrapped, is what its addressee gets
    expect(not hit or set(hit) == {"app-office"} and all(
        "geneve" in f for f in captures["app-office"].frames if marked(f, mark)), f"arrived at {hit}")
    return "9 frames with others' addresses, 3 in the nodes' own wrapping: none was taken for another's"


@proof("FN-5", "broadcast crosses once for each node with members")
def once_per_node(bed: Bed) -> str:
    fence, mark = bed.network_id("office"), _MARK + b"once"
    with Capture(bed.state, "host1") as underlay, listening(bed, members("office") + members("copy")) as captures:
        packets.send_raw(bed.state, "web-office", broadcast(mac("web"), mark), count=5)
    sent = [f for f in carried(underlay, fence) if marked(f, mark)]
    ways = {(f["eth_dst"], f.get("dst")) for f in sent}
    expect(len(sent) == 10 and len(ways) == 2,
           f"5 broadcasts to 2 nodes made {len(sent)} frames to {sorted(map(str, ways))}")
    expect(arrived(captures, mark) == {"app-office": 5, "db-office": 5, "mon-office": 5}, f"{arrived(captures, mark)}")
    return "5 broadcasts: 5 frames to each of 2 other nodes, 5 at each of 3 other members"


@proof("FN-5", "known unicast goes to one node only")
def one_node(bed: Bed) -> str:
    fence = bed.network_id("office")
    reach(bed, "web-office", address("app"))
    with Capture(bed.state, "host3") as elsewhere, Capture(bed.state, "host2") as there:
        result = reach(bed, "web-office", address("app"), ping.Options(count=20, interval=0.02))
    frames_here = [f for f in carried(elsewhere, fence) if is_ping(f)]
    expect(not frames_here, f"host3 saw {len(frames_here)} frames of pings between host1 and host2")
    expect(len(carried(there, fence)) >= 40, "the capture at host2 saw nothing")
    return f"{result['received']} pings from host1 to host2, 0 frames at host3"


@proof("FN-6", "stations behind members are learned, and found where they move to")
def learned(bed: Bed) -> str:
    def from_stranger(guest: str) -> None:
        packets.send_raw(bed.state, guest, broadcast(STRANGER, _MARK + b"hello"), count=2)

    def to_stranger(mark: bytes) -> dict[str, int]:
        with listening(bed, members("office") + members("copy"), "icmp[0] == 8") as captures:
            packets.send_raw(bed.state, "web-office", broadcast(mac("web"), mark, STRANGER), count=3)
        return arrived(captures, mark)

    def everywhere(guest: str) -> set[tuple[Any, Any]]:
        """Where nodes say that the station is, which has spoken once more, and how they know."""
        from_stranger(guest)
        return {(e.get("at-node"), e["origin"]) for e in known(bed, "office", STRANGER).values()}

    # a member has a limit of them, which another proof reaches
    netns.until(lambda: not _behind_app(bed), _SOON_S, "stations of before behind app-office to be forgotten", 0.5)
    seen = []
    for guest, node in (("app-office", "host2"), ("db-office", "host3"), ("mon-office", "host1")):
        def found(at: str = guest) -> bool:
            # a switch that is busy may count the last frames from elsewhere late, and learn from that again
            from_stranger(at)
            return to_stranger(_MARK + at.encode()) == {at: 3}

        netns.until(found, _LEARN_S, f"frames to a station behind {guest} to arrive there and nowhere else")
        netns.until(lambda: everywhere(guest) == {(node, "learned")}, _LEARN_S, f"all tables to say {node}")
        seen.append(node)
    return f"a station behind members on {', '.join(seen)} in turn: frames follow it, so do the tables"


def _behind_app(bed: Bed) -> list[dict[str, Any]]:
    """What host2 learned behind app-office."""
    return [e for e in bridge_tables(bed, "office")
            if e["node"] == "host2" and e["origin"] == "learned" and e.get("interface") == "app-office/eth0"]


@proof("FN-6", "learning is bounded for each member")
def bounded(bed: Bed) -> str:
    most = int(bed.network("office")["learning"]["max-addresses"])
    for number in range(3 * most):
        packets.send_raw(bed.state, "app-office", broadcast(f"02:00:00:00:78:{number:02x}", _MARK + b"many"))
    entries = _behind_app(bed)
    expect(0 < len(entries) <= most, f"{len(entries)} stations learned behind app-office, {most} allowed")
    reach(bed, "app-office", address("web"))
    return f"{3 * most} stations behind one member: {len(entries)} learned"


@proof("FN-7", "members on one node talk without leaving it")
def one_host(bed: Bed) -> str:
    fence = bed.network_id("office")
    reach(bed, "web-office", address("mon"))
    with Capture(bed.state, "host1") as underlay:
        result = reach(bed, "web-office", address("mon"))
    found = [f for f in carried(underlay, fence) if is_ping(f)]
    expect(not found, f"{len(found)} frames of pings between two members on host1 are on its NIC")
    return f"{result['received']} pings, 0 frames on the NIC of host1"


@proof("FN-8", "packets of 1500 octets cross fences in two halves")
def oversize(bed: Bed) -> str:
    for source, target in (("web", "app"), ("app", "web"), ("web", "db"), ("db", "app")):
        for size in (1400, 1438, 1439, 1462, 1463, 1500):
            options = ping.Options(count=2, interval=0.05, size=size - 28, do_not_fragment=True)
            try:
                reach(bed, f"{source}-office", address(target), options)
            except ProofFailed as e:
                raise ProofFailed(f"{size} octets: {e}") from e
    now = netns.until(lambda: state(bed, "office").get("mtu-in-halves") and state(bed, "office"), _SOON_S,
                      "the nodes to have told that they cut and join")
    expect(int(now["mtu-in-halves"]) >= 1500 and now["oversize"] == "halves", f"the fence's state says {now}")
    return f"1400 to 1500 octets with DF on the LAN and by the router; mtu {now['mtu']}, in force: {now['oversize']}"


def moved(bed: Bed, guest: str, to: str, probe: str, target: str, tell: bool = True) -> dict[str, Any]:
    """Migrates a guest under a ping every 10 ms; unless left out the controller is told in the moment of the move."""
    machine = Migration(bed.state, guest, to)
    # a port that nobody told the controller of is taken for the move itself
    machine.prepare(plug=tell)
    try:
        reach(bed, probe, target)
        job = ping.start(bed.state, probe, target, ping.Options(count=None, interval=0.01))
    except LabError:
        machine.abandon()
        raise
    try:
        netns.until(lambda: len(job.output.read_text(encoding="utf-8").splitlines()) > 30, 5, "the ping to run")
        machine.switch()
        if tell:
            bed.controller.patch(f"data/weft:weft/appliance={guest}", {"weft:appliance": [{"name": guest, "node": to}]})
        reach(bed, probe, target)
    finally:
        result = ping.stop(job)
        machine.finish()
    return result


@proof("VN-10", "a machine moves to another subnet and keeps its connections")
def migration(bed: Bed) -> str:
    gaps = []
    for to in ("host3", "host2"):
        result = moved(bed, "shop-dmz", to, "gate-dmz", "10.2.0.2")
        expect(result["longest_gap_ms"] < AT_ONCE_MS, f"moved to {to}: {result}")
        gaps.append(f"{result['longest_gap_ms']:g} ms")
    return f"shop-dmz to host3 and back to host2 under a ping every 10 ms, longest gaps {' and '.join(gaps)}"


@proof("VN-1", "ids of 32 bits")
def vnet_id(bed: Bed) -> str:
    vnet = bed.network_id("dmz")
    expect(vnet == 0xf0000001, f"vnet dmz has id {vnet}")
    for guest, target, host in (("gate-dmz", "10.2.0.2", "host2"), ("gate-dmz", "10.2.0.3", "host3")):
        reach(bed, guest, target)
        with Capture(bed.state, host) as seen:
            reach(bed, guest, target)
        found = [f for f in carried(seen, vnet, 3) if is_ping(f)]
        expect(len(found) >= 6, f"{len(found)} frames with id {vnet} on the NIC of {host}")
        expect(all(f["geneve"]["vni"] == vnet & 0xffffff for f in found), "VNI and id differ")
    return f"pings between three nodes with id {vnet:#x}"


@proof("VN-6", "members of a vnet cannot send as others")
def vnet_spoofed(bed: Bed) -> str:
    mark = _MARK + b"vspoof"
    with listening(bed, list(bed.state.guests), "icmp[0] == 8") as captures:
        packets.send_raw(bed.state, "gate-dmz", packets.inner_echo(
            "02:00:00:00:02:02", EVERYBODY, "10.2.0.2", "10.2.0.255", mark), count=5)
    expect(not arrived(captures, mark), f"arrived at {arrived(captures, mark)}")
    with listening(bed, ["shop-dmz"], "icmp[0] == 8") as captures:
        reach(bed, "gate-dmz", "10.2.0.2", PING)
    expect(bool(captures["shop-dmz"].frames), "the capture at shop-dmz saw nothing")
    return "5 frames with another member's address, 0 arrived"
