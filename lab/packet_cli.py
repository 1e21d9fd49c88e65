"""The commands of ``weft lab`` about packets."""

from __future__ import annotations

import argparse
import json
from typing import Any

from lab import capture, jobs, matrix, packets, ping, state as states, talk, talkjob
from lab.shell import LabError, require_root
from lab.state import State


def add_commands(commands: Any) -> None:
    _ping_command(commands)
    _talk_command(commands)
    _capture_commands(commands)
    _forge_command(commands)
    _send_commands(commands)
    _matrix_command(commands)
    _add(commands, "jobs", _jobs, "pings, talks and captures in the background")
    stop = _add(commands, "stop", _stop, "stop a background job and show its result")
    stop.add_argument("job")


def _add(commands: Any, name: str, handler, text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="one JSON object")

    def checked(args: argparse.Namespace) -> int:
        require_root("the lab")
        return handler(states.require(args.name), args)
    parser.set_defaults(lab_handler=checked)
    return parser


def number(text: str) -> int:
    """Decimal or 0x hexadecimal."""
    return int(text, 0)


def _matrix_command(commands: Any) -> None:
    parser = _add(commands, "matrix", _matrix, "who can send to whom: each guest to each other one, and to all")
    parser.add_argument("guests", nargs="+", metavar="guest")


def _matrix(state: State, args: argparse.Namespace) -> int:
    found = matrix.measure(state, args.guests)
    if args.json:
        print(json.dumps({"arrived": found}))
    else:
        for entry in found:
            print(f"{entry['from']} -> {entry['to']}: {entry['count']} at {entry['at']}")
    return 0


def _ping_command(commands: Any) -> None:
    parser = _add(commands, "ping", _ping, "ping from a guest; exit code 0 when nothing was lost")
    parser.add_argument("guest")
    parser.add_argument("destination")
    parser.add_argument("-c", "--count", type=int, default=3)
    parser.add_argument("-i", "--interval", type=float, default=0.1, help="seconds (default %(default)s)")
    parser.add_argument("-s", "--size", type=int, default=56, help="bytes of payload (default %(default)s)")
    parser.add_argument("--wait", type=float, default=1.0, help="seconds for the last answer (default %(default)s)")
    parser.add_argument("--dscp", type=int, choices=range(64), metavar="0..63")
    parser.add_argument("--df", action="store_true", help="never fragment")
    parser.add_argument("--resolve", action="store_true", help="one try before, not counted: addresses are resolved")
    parser.add_argument("--iface", help="the guest's interface to use")
    parser.add_argument("--background", action="store_true", help="go on until 'stop JOB'")
    parser.add_argument("--job", help="name of the background job")


def _ping(state: State, args: argparse.Namespace) -> int:
    options = ping.Options(count=None if args.background else args.count, interval=args.interval, size=args.size,
                           wait=args.wait, dscp=args.dscp, do_not_fragment=args.df, interface=args.iface)
    if args.background:
        return _started(args, ping.start(state, args.guest, args.destination, options, args.job))
    if args.resolve:
        ping.ping(state.netns_of(args.guest), args.destination, ping.Options(count=1))
    return _show_ping(args, ping.ping(state.netns_of(args.guest), args.destination, options))


def _show_ping(args: argparse.Namespace, result: dict[str, Any]) -> int:
    rtt = result["rtt_ms"]
    _print(args, result, f"{result['sent']} sent, {result['received']} received, {result['lost']} lost,"
                         f" {result['duplicates']} duplicates, longest gap {result['longest_gap_ms']} ms"
                         + (f", rtt {rtt['min']}/{rtt['avg']}/{rtt['max']} ms" if rtt else ""))
    return 0 if result["lost"] == 0 else 1


def _talk_command(commands: Any) -> None:
    parser = _add(commands, "talk", _talk, "TCP connections between two guests that go on talking until 'stop JOB'")
    parser.add_argument("client")
    parser.add_argument("server")
    parser.add_argument("address", help="the server's")
    parser.add_argument("-c", "--count", type=int, default=5, help="connections (default %(default)s)")
    parser.add_argument("--port", type=int, default=talk.PORT, help="the server's (default %(default)s)")
    parser.add_argument("--job", help="name of the background job")


def _talk(state: State, args: argparse.Namespace) -> int:
    job, ports = talkjob.start(state, args.client, args.server, args.address, count=args.count, port=args.port,
                               job=args.job)
    return _print(args, {"job": job.name, "ports": ports}, f"job {job.name} talks from ports"
                                                           f" {' '.join(map(str, ports))}: weft lab stop {job.name}")


def _show_talk(args: argparse.Namespace, result: dict[str, Any]) -> int:
    _print(args, result, f"{len(result['ports'])} connections, {result['lost']} lost, {result['exchanges']} exchanges,"
                         f" longest gap {result['longest_gap_ms']} ms")
    return 0 if result["lost"] == 0 else 1


def _capture_commands(commands: Any) -> None:
    for name, text in (("capture", "capture frames and show them parsed"),
                       ("sniff", "count the frames that a guest receives")):
        parser = _add(commands, name, _capture, text)
        parser.add_argument("where", help="guest, host, router, lan-a or lan-b")
        parser.add_argument("--iface", help="device (default: a guest's first, a host's underlay NIC)")
        parser.add_argument("--filter", default="", help="tcpdump filter")
        parser.add_argument("--count", type=int, help="stop after so many frames")
        parser.add_argument("--seconds", type=float, default=5.0, help="stop after so long (default %(default)s)")
        parser.add_argument("--in", dest="incoming", action="store_true", default=name == "sniff",
                            help="only what comes in")
        parser.add_argument("--background", action="store_true", help="until 'stop JOB'")
        parser.add_argument("--job", help="name of the background job")


def _capture(state: State, args: argparse.Namespace) -> int:
    job = capture.start(state, args.where, device=args.iface, bpf=args.filter, incoming=args.incoming,
                        count=args.count, job=args.job)
    if args.background:
        return _started(args, job)
    capture.wait(job, args.seconds)
    return _show_frames(args, capture.stop(job), only_count=args.lab_command == "sniff")


def _show_frames(args: argparse.Namespace, frames: list[dict[str, Any]], only_count: bool = False) -> int:
    if only_count:
        return _print(args, {"frames": len(frames)}, f"{len(frames)} frames")
    return _print(args, {"count": len(frames), "frames": frames}, "\n".join(_line(f) for f in frames) or "no frames")


def _line(frame: dict[str, Any]) -> str:
    text = f"{frame['eth_src']} > {frame['eth_dst']}"
    if "arp" in frame:
        text += f" arp {frame['arp']['src']} asks/answers {frame['arp']['dst']}"
    if "src" in frame:
        text += f" {frame['src']}:{frame.get('sport', '')} > {frame['dst']}:{frame.get('dport', '')}"
        text += f" proto {frame['proto']} dscp {frame['dscp']}"
    if "geneve" in frame:
        word = frame["geneve"].get("control_word", {}).get("word")
        text += f" vni {frame['geneve'].get('vni')} control {word if word is None else hex(word)}"
    if "inner" in frame:
        text += " [" + _line(frame["inner"]) + "]"
    return text


def _forge_command(commands: Any) -> None:
    parser = _add(commands, "forge", _forge, "send a forged Geneve frame to a host")
    parser.add_argument("where", help="router, or the host whose NIC sends it")
    parser.add_argument("--to", required=True, metavar="HOST")
    parser.add_argument("--vni", type=number, required=True)
    parser.add_argument("--control", type=number, default=0x10400000, help="control word (default: link, version 1)")
    parser.add_argument("--policy", type=number, default=0, help="policy word")
    parser.add_argument("--no-option", action="store_true", help="without the option that carries the two words")
    parser.add_argument("--option-class", type=number, default=0x0108)
    parser.add_argument("--option-type", type=number, default=0x80)
    parser.add_argument("--ipv6", action="store_true", help="outer IPv6")
    for name, text in (("outer-src", "outer source address"), ("outer-dst", "outer destination address"),
                       ("src-mac", "outer source MAC"), ("dst-mac", "outer destination MAC")):
        parser.add_argument(f"--{name}", help=text)
    parser.add_argument("--sport", type=int, default=50000)
    parser.add_argument("--dport", type=int, default=6081)
    parser.add_argument("--dscp", type=int, default=0)
    _inner_arguments(parser)


def _inner_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--inner-src-mac", default="02:00:00:00:00:01")
    parser.add_argument("--inner-dst-mac", default="02:00:00:00:00:02")
    parser.add_argument("--inner-src", default="10.0.0.1")
    parser.add_argument("--inner-dst", default="10.0.0.2")
    parser.add_argument("--count", type=int, default=1)


def _forge(state: State, args: argparse.Namespace) -> int:
    from lab.frames import Geneve
    geneve = Geneve(args.vni, None if args.no_option else args.control, args.policy, args.option_class,
                    args.option_type)
    inner = packets.inner_echo(args.inner_src_mac, args.inner_dst_mac, args.inner_src, args.inner_dst)
    frame = packets.forge(state, args.where, packets.Forgery(
        to=args.to, geneve=geneve, outer_src=args.outer_src, outer_dst=args.outer_dst, src_mac=args.src_mac,
        dst_mac=args.dst_mac, sport=args.sport, dport=args.dport, dscp=args.dscp, ipv6=args.ipv6, inner=inner),
        args.count)
    return _print(args, {"sent": args.count, "frame": frame.hex()}, f"{args.count} sent, {len(frame)} bytes each")


def _send_commands(commands: Any) -> None:
    send = _add(commands, "send", _send, "send a raw frame from a guest: an echo request, or --hex")
    send.add_argument("guest")
    send.add_argument("--iface")
    send.add_argument("--hex", help="the whole frame")
    send.add_argument("--heard-by", nargs="+", metavar="GUEST", default=[], help="say which of these hear it")
    _inner_arguments(send)
    udp = _add(commands, "udp", _udp, "send one datagram from each of many source ports of a guest")
    udp.add_argument("guest")
    udp.add_argument("destination")
    udp.add_argument("--flows", type=int, default=200)
    udp.add_argument("--dport", type=int, default=7)
    udp.add_argument("--dscp", type=int, default=0)


def _send(state: State, args: argparse.Namespace) -> int:
    try:
        frame = bytes.fromhex(args.hex) if args.hex else packets.inner_echo(
            args.inner_src_mac, args.inner_dst_mac, args.inner_src, args.inner_dst)
    except ValueError as e:
        raise LabError(f"--hex: {e}") from e
    ends = f"ether dst {frame[:6].hex(':')} and ether src {frame[6:12].hex(':')}"
    with capture.together(state, args.heard_by, ends) as captures:
        packets.send_raw(state, args.guest, frame, device=args.iface, count=args.count)
    heard = [name for name, each in captures.items() if each.frames]
    return _print(args, {"sent": args.count, "frame": frame.hex(), "heard": heard},
                  f"{args.count} sent, {len(frame)} bytes each"
                  + (f"; heard by {', '.join(heard) or 'nobody'}" if captures else ""))


def _udp(state: State, args: argparse.Namespace) -> int:
    packets.udp_flows(state, args.guest, args.destination, flows=args.flows, dport=args.dport, dscp=args.dscp)
    return _print(args, {"sent": args.flows}, f"{args.flows} datagrams sent")


def _started(args: argparse.Namespace, job: jobs.Job) -> int:
    return _print(args, {"job": job.name}, f"job {job.name} runs: weft lab stop {job.name}")


def _jobs(state: State, args: argparse.Namespace) -> int:
    found = [{"job": j.name, "kind": j.kind, "namespace": j.netns, "running": j.alive()}
             for j in jobs.every(state.name)]
    lines = [f"{j['job']}  {j['kind']}  {j['namespace']}  {'runs' if j['running'] else 'ended'}" for j in found]
    return _print(args, {"jobs": found}, "\n".join(lines) or "none")


def _stop(state: State, args: argparse.Namespace) -> int:
    job = jobs.find(state.name, args.job)
    if job.kind == "ping":
        return _show_ping(args, ping.stop(job))
    if job.kind == "talk":
        return _show_talk(args, talkjob.stop(job))
    if job.kind == "capture":
        return _show_frames(args, capture.stop(job))
    jobs.finish(job)
    jobs.forget(job)
    return _print(args, {"job": job.name}, f"job {job.name} stopped")


def _print(args: argparse.Namespace, result: dict[str, Any], text: str) -> int:
    print(json.dumps(result) if args.json else text)
    return 0
