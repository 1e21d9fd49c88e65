"""Proofs of service insertion: the chain of the sample's market (lab/samples/sample.json) and real services in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lab import netns, packets, ping, samples, services
from lab.capture import Capture
from lab.checks import Bed, expect, proof
from lab.checks.building import built
from lab.checks.leading import (ADDRESS, ADDRESS6, COUNT, FAR, FIREWALL, GUESTS, IDS, NEAR, NETWORK, POLICY,
                                POLICY_ID, WEB, both_ways, got, led, lead, reset, state)
from lab.checks.links import is_ping, listening, marked, reach
from lab.checks.networks import carried
from lab.echoes import Echoes
from lab.frames import FENCE_CONTROL_WORD, Geneve, Nsh, in_ethernet, node_mac
from lab.ovs import Ovs
from lab.packets import Forgery
from lab.talk import Talk, page, readable, web
from lab.throughput import tcp

_MARK = b"weft-proof-led"
_CHAINS = ((COUNT,), (COUNT, FIREWALL), (IDS, FIREWALL, COUNT))
_MAC = {WEB: "02:00:00:00:07:01", NEAR: "02:00:00:00:07:02"}


def word(frame: dict[str, Any]) -> int:
    """The policy word of a frame between nodes."""
    header = frame.get("nsh") or frame.get("geneve") or {}
    return int(header.get("policy_word", 0))


@proof("SI-3", "chains of one, two and three services on different hosts, both ways, in IPv4 and IPv6")
def chains(bed: Bed) -> str:
    crossed = 0
    for chain in _CHAINS:
        with led(bed, *chain):
            for client in (NEAR, FAR):
                for address in (ADDRESS, ADDRESS6):
                    crossed += both_ways(bed, client, *chain, address=address)
    return f"{crossed} pings by chains of 1, 2 and 3: each passed each service once, there and back"


@proof("SI-1", "web pages and bulk TCP pass chains of one, two and three services")
def bulk(bed: Bed) -> str:
    rates: list[str] = []
    for chain in _CHAINS:
        with led(bed, *chain), web(bed.state, WEB, 80):
            reset(bed)
            for client, address in ((NEAR, ADDRESS[WEB]), (FAR, ADDRESS[WEB]), (FAR, ADDRESS6[WEB])):
                said = page(bed.state, client, address, 80, "/shop")
                expect(said == f"{WEB} /shop", f"{client} reads {said!r} at {address} by {chain}")
            with ThreadPoolExecutor(2) as running:
                rates += running.map(lambda ends: f"{tcp(bed.state, *ends, ADDRESS[ends[1]], 1).mbps:.0f}",
                                     ((NEAR, WEB), (WEB, FAR)))
            for service in chain:
                for client in (NEAR, FAR):
                    there, back = got(bed, service, client, WEB), got(bed, service, WEB, client)
                    expect(there > 20 and back > 20, f"{service} got {there} packets of {client}, {back} for it")
    return f"pages read by two clients on two hosts; iperf3 to and from the server at once: {', '.join(rates)} Mbit/s"


@proof("SI-3", "frames between services carry policy, generation, direction and what is left, and go directly")
def on_the_wire(bed: Bed) -> str:
    with led(bed, COUNT, IDS):
        reach(bed, NEAR, ADDRESS[WEB])
        with Capture(bed.state, "host1") as seen, Capture(bed.state, "host3") as third:
            reach(bed, NEAR, ADDRESS[WEB])
        words = {word(f) for f in carried(seen, bed.network_id(NETWORK)) if is_ping(f)}
        elsewhere = [f for f in carried(third, bed.network_id(NETWORK)) if is_ping(f)]
    told = {(w >> 16, w >> 8 & 1, w & 0xff) for w in words}
    # To the server: plain to host1, the IDS there, then count on host2. From it: count, the IDS, and on to the client.
    wanted = {(0, 0, 0)} | {(POLICY_ID, *rest) for rest in ((1, 1), (1, 0), (0, 2), (0, 1), (0, 0))}
    expect(told == wanted, f"policy, direction and services left on the wire: {sorted(told)}, want {sorted(wanted)}")
    expect(len({w >> 9 & 0x7f for w in words if w}) == 1, f"several generations: {[hex(w) for w in words]}")
    expect(not elsewhere, f"{len(elsewhere)} frames came by host3, which has nothing to do with it")
    return f"words {' '.join(f'{w:#010x}' for w in sorted(words))} (policy {POLICY_ID}); nothing by a third host"


@proof("SI-3", "a firewall drops what it shall, and nothing else is lost")
def firewall(bed: Bed) -> str:
    blocked = services.BLOCKED_PORT
    with led(bed, COUNT, FIREWALL), web(bed.state, WEB, 80, blocked):
        ways = [(client, address) for client in (NEAR, FAR) for address in (ADDRESS[WEB], ADDRESS6[WEB])]
        for client, address in ways:
            expect(page(bed.state, client, address, 80) is not None, f"{client} cannot read port 80 at {address}")
        past = readable(bed.state, [(*way, blocked) for way in ways], 1.0)
        expect(not past, f"port {blocked} is read past the firewall by {past}")
    with led(bed, COUNT), web(bed.state, WEB, blocked):
        expect(page(bed.state, NEAR, ADDRESS[WEB], blocked) is not None, "without the firewall nobody should drop it")
    return f"two clients, IPv4 and IPv6: port 80 open, port {blocked} dropped; without the firewall it is open"


@proof("SI-3", "ARP, neighbour discovery and broadcast go directly; fragments are led")
def direct(bed: Bed) -> str:
    with led(bed, COUNT, FIREWALL):
        reset(bed)
        for client in (NEAR, FAR):
            netns.ip(bed.state.netns_of(client), "neigh", "flush", "dev", "eth0")
            for address in (ADDRESS[WEB], ADDRESS6[WEB]):
                reach(bed, client, address)
        with listening(bed, [WEB, FAR], "icmp[0] == 8") as captures:
            packets.send_raw(bed.state, NEAR, packets.inner_echo(_MAC[NEAR], "ff:ff:ff:ff:ff:ff", ADDRESS[NEAR],
                                                                 "10.7.0.255", _MARK), count=3)
        hit = {guest: sum(marked(f, _MARK) for f in seen.frames) for guest, seen in captures.items()}
        expect(hit == {WEB: 3, FAR: 3}, f"3 broadcasts arrived as {hit}")
        asked = sum(services.resolutions(bed.state, g) for guests in GUESTS.values() for g in guests)
        expect(asked == 0, f"services got {asked} frames of ARP and neighbour discovery")
        seen = _fragments(bed)
    return f"no ARP, discovery or broadcast at any service; pings of 4000 octets in fragments pass: {seen}"


def _fragments(bed: Bed) -> str:
    """Pings that guests send in three fragments."""
    options = ping.Options(count=4, interval=0.05, size=4000)
    reset(bed)
    sent = {}
    for client, address in ((NEAR, ADDRESS), (FAR, ADDRESS6)):
        result = ping.ping(bed.state.netns_of(client), address[WEB], options)
        expect(result["lost"] == 0, f"{client}: pings in fragments: {result}")
        sent[client] = int(result["sent"])
    at = {f"{service} {way}": got(bed, service, *ends) for service in (COUNT, FIREWALL)
          for way, ends in (("there", (NEAR, WEB)), ("back", (WEB, NEAR)))}
    expect(set(at.values()) == {3 * sent[NEAR]}, f"packets of {sent[NEAR]} pings of 3 fragments each: {at}")
    return ", ".join(f"{service} {count}" for service, count in at.items())


@proof("SI-3", "frames with a policy id that nobody knows are dropped and counted")
def unknown(bed: Bed) -> str:
    fence, strange = bed.network_id(NETWORK), 999 << 16 | 1 << 9 | 1
    inner = packets.inner_echo(_MAC[NEAR], _MAC[WEB], ADDRESS[NEAR], ADDRESS[WEB], _MARK)
    with led(bed, COUNT):
        # half a round away: neither in force, nor one that connections stay on, nor one of the next
        absent = (int(state(bed, "policy", POLICY)["generation"]) + 62) % 127 + 1
        reach(bed, NEAR, ADDRESS[WEB])
        before = dropped(bed, "host1")
        with listening(bed, list(bed.state.guests), "icmp[0] == 8") as captures:
            for bad in (strange, strange & ~0xff, POLICY_ID << 16 | absent << 9 | 1, POLICY_ID << 16 | 9):
                netns.send_frames(bed.state.netns_of("host2"), "nic0", [in_ethernet(
                    node_mac(1, 2), node_mac(1, 1), Nsh(fence, 2, policy=bad), inner)] * 3)
            packets.forge(bed.state, "host3", Forgery("host1", Geneve(fence, FENCE_CONTROL_WORD, policy=strange),
                                                      inner=inner), count=3)
        hit = [guest for guest, seen in captures.items() if any(marked(f, _MARK) for f in seen.frames)]
        expect(not hit, f"frames with unknown policy words arrived at {hit}")
        # the switch's counters lag a little
        netns.until(lambda: dropped(bed, "host1") - before >= 15, 5, "15 frames with unknown words to be counted")
    return "15 frames with unknown ids, generations and positions, in Ethernet and in UDP: all counted, 0 arrived"


def dropped(bed: Bed, host: str) -> int:
    """Frames with a policy word that were dropped since no path with it is known."""
    flows = Ovs(bed.state.host(host)).ofctl("--names", "dump-flows", "br-int").replace('"', "")
    return sum(int(line.split("n_packets=")[1].split(",")[0]) for line in flows.splitlines()
               if "table=STEERED," in line and "priority=0 " in line)


@proof("SI-1", "what a service sends by itself reaches no other network, and nobody by broadcast")
def by_itself(bed: Bed) -> str:
    service, others = GUESTS[COUNT][0], [g for g in bed.state.guests if not g.endswith("-market")]
    foreign = {"a broadcast": "ff:ff:ff:ff:ff:ff", "a member of a fence": "02:00:00:00:01:02",
               "a member of a vnet": "02:00:00:00:02:02", "an end of a link": "02:00:00:00:00:01"}
    marks = {name: _MARK + f"-{n}".encode() for n, name in enumerate(foreign)}
    with led(bed, COUNT, IDS), listening(bed, [*others, WEB, NEAR, FAR], "icmp[0] == 8") as captures:
        for device in (services.IN, services.OUT):
            for name, target in foreign.items():
                packets.send_raw(bed.state, service, packets.inner_echo(_MAC[WEB], target, "10.7.0.201", "10.7.0.202",
                                                                        marks[name]), device=device, count=3)
    for name, mark in marks.items():
        hit = [guest for guest, seen in captures.items() if any(marked(f, mark) for f in seen.frames)]
        # unicast of a service of one policy is led on, as a translator's is: to an unknown member it is flooded
        wrong = hit if name == "a broadcast" else [guest for guest in hit if guest in others]
        expect(not wrong, f"frames that a service made for {name} arrived at {wrong}")
    return f"frames for {', '.join(foreign)} out of both interfaces: 0 arrived at {len(others)} guests of others"


@proof("SI-6", "services are inserted, removed and put in another order under traffic; nothing is lost")
def changes(bed: Bed) -> str:
    steps: list[tuple[str, ...]] = [(IDS, COUNT), (COUNT, IDS), (COUNT, FIREWALL, IDS), (FIREWALL, IDS), (IDS,),
                                    (COUNT,), (FIREWALL, COUNT)]
    with led(bed, COUNT, IDS):
        reset(bed)
        with Talk(bed.state, NEAR, WEB, ADDRESS[WEB], fresh=True) as near, \
                Talk(bed.state, FAR, WEB, ADDRESS6[WEB], port=7781) as far:
            job = ping.start(bed.state, NEAR, ADDRESS[WEB], ping.Options(count=None, interval=0.01))
            for step in steps:
                lead(bed, *step)
                near.until(50)
                far.until(50)
            result = ping.stop(job)
    for spoken in (near.spoken, far.spoken):
        expect(spoken.lost == 0 and spoken.refused == 0, f"connections under {len(steps)} changes: {spoken}")
    expect(result["lost"] == 0 and result["duplicates"] == 0, f"pings under {len(steps)} changes: {result}")
    return (f"{len(steps)} changes: 20 connections and {near.spoken.opened} new ones, 0 lost; 0 of {result['sent']} "
            f"pings lost, longest gap {result['longest_gap_ms']:g} ms")


@proof("SI-6", "no packet passes a half of the old chain and a half of the new one")
def halves(bed: Bed) -> str:
    with led(bed, COUNT, IDS):
        reach(bed, NEAR, ADDRESS[WEB])
        reset(bed)
        # one at a time: a service gives back bare packets, and what the switch notes of a connection is what it was
        # given last
        with Echoes(bed.state, NEAR, ADDRESS[WEB]) as echoes:
            for number in range(6):
                echoes.until(20)
                lead(bed, *((IDS, COUNT) if number % 2 == 0 else (COUNT, IDS)))
            echoes.until(20)
        at = {f"{service} {way}": got(bed, service, *ends, protocol="1") for service in (COUNT, IDS)
              for way, ends in (("there", (NEAR, WEB)), ("back", (WEB, NEAR)))}
    expect(echoes.lost == 0, f"{echoes.lost} of {echoes.sent} pings lost")
    wrong = {where: count for where, count in at.items() if count != echoes.sent}
    expect(not wrong, f"{echoes.sent} pings, but {wrong}")
    return f"6 re-orderings under {echoes.sent} pings, one after the other: each passed both services once each way"


@proof("SI-6", "open connections stay with the old chain when that is wanted")
def stay(bed: Bed) -> str:
    with led(bed, COUNT, **{"open-connections": "stay"}):
        with Talk(bed.state, NEAR, WEB, ADDRESS[WEB], count=5) as talk:
            talk.until(50)
            lead(bed, COUNT, IDS)
            reset(bed)
            talk.until(100)
            old = {port for _, port, _, _ in services.flows(bed.state, GUESTS[IDS][0])} & set(talk.spoken.ports)
            both_ways(bed, NEAR, COUNT, IDS)
        expect(talk.spoken.lost == 0, f"{talk.spoken}")
        expect(not old, f"{len(old)} of 5 open connections visit the service that was inserted")
    return "5 open connections do not visit the service that was inserted, new traffic does"


@proof("SI-5", "a service that knows service headers, between two that do not")
def aware(bed: Bed) -> str:
    with built(bed, samples.load("aware")):
        guest = "nsh-market"
        with led(bed, COUNT, "aware", IDS):
            wanted = both_ways(bed, FAR, COUNT, IDS)
            before = services.headers(bed.state, guest)
            with Capture(bed.state, guest, device="eth0", incoming=True) as seen:
                wanted = both_ways(bed, NEAR, COUNT, IDS)
            headers = services.headers(bed.state, guest) - before
            first = next((f["nsh"] for f in seen.frames if "nsh" in f), {})
        expect(headers >= 2 * wanted, f"the service got {headers} frames with NSH for {wanted} pings and answers")
        expect(first.get("path", 0) >> 8 == POLICY_ID and first.get("index") == 2, f"its NSH: {first}")
    return f"{headers} frames with NSH, path {first['path']:#x}, index {first['index']}; the others get raw frames"
