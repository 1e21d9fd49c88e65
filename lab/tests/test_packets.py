import unittest
from unittest import mock

from lab import frames, packets, ping
from lab.frames import Geneve
from lab.shell import LabError

A, B = "02:00:00:00:00:01", "02:00:00:00:00:02"


class FrameTest(unittest.TestCase):
    def frame(self, geneve: Geneve, outer=("10.77.1.1", "10.77.1.2"), inner=None) -> dict:
        inner = packets.inner_echo(A, B, "10.0.0.1", "10.0.0.2", b"mark") if inner is None else inner
        return frames.parse(frames.encapsulated(frames.outer(A, B, *outer, 50000, 6081, dscp=46), geneve, inner))

    def test_what_is_forged_is_read_back(self):
        parsed = self.frame(Geneve(0xabcdef, 0x10400000, 0x01020304))
        self.assertEqual((4, "10.77.1.1", "10.77.1.2", 46, 50000, 6081),
                         tuple(parsed[k] for k in ("ip_version", "src", "dst", "dscp", "sport", "dport")))
        header = parsed["geneve"]
        self.assertEqual((0xabcdef, 0x6558, True), (header["vni"], header["protocol"], header["critical"]))
        self.assertEqual((1, 1, False, 0x01020304), (header["control_word"]["version"], header["control_word"]["kind"],
                                                     header["control_word"]["control"], header["policy_word"]))
        self.assertEqual((A, B, "10.0.0.1", 8), (parsed["inner"]["eth_src"], parsed["inner"]["eth_dst"],
                                                 parsed["inner"]["src"], parsed["inner"]["icmp"]["type"]))

    def test_outer_and_inner_ipv6(self):
        parsed = self.frame(Geneve(1), ("fd00::1", "fd00::2"), packets.inner_echo(A, B, "fd10::1", "fd10::2"))
        self.assertEqual((6, 46, 6, 128), (parsed["ip_version"], parsed["dscp"], parsed["inner"]["ip_version"],
                                           parsed["inner"]["icmp"]["type"]))

    def test_control_word_bits(self):
        word = frames.control_word(0x1E40BEEF)
        self.assertEqual((1, True, True, True, 1, 0, 0xBEEF), tuple(word[k] for k in (
            "version", "fragment", "second_half", "control", "kind", "reserved", "fragment_id")))

    def test_halves_are_not_taken_for_frames(self):
        parsed = self.frame(Geneve(1, 0x18400001), inner=b"\x00" * 40)
        self.assertNotIn("inner", parsed)
        self.assertEqual(80, len(parsed["geneve_payload"]))

    def test_broken_frames_are_read_as_far_as_they_go(self):
        self.assertIn("error", frames.parse(frames.encapsulated(
            frames.outer(A, B, "10.0.0.1", "10.0.0.2", 1, 6081), Geneve(1), b"")[:45])["geneve"])
        self.assertEqual([], self.frame(Geneve(1, None))["geneve"]["options"])

    def test_vnets_bear_their_whole_id(self):
        header = self.frame(Geneve(0x000001, frames.VNET_CONTROL_WORD, vnet=0xf0000001))["geneve"]
        self.assertEqual((1, 3, 0xf0000001), (header["vni"], header["control_word"]["kind"], header["vnet"]))

    def test_frames_between_nodes_of_a_lan(self):
        inner = packets.inner_echo(A, B, "10.0.0.1", "10.0.0.2", b"mark")
        for vlan in (None, 77):
            parsed = frames.parse(frames.in_ethernet(frames.node_mac(1, 2), frames.node_mac(1, None),
                                                     frames.Nsh(0x3001, 2), inner, vlan))
            self.assertEqual(("02:5d:c0:01:00:02", "03:5d:c0:01:ff:ff", vlan),
                             (parsed["eth_src"], parsed["eth_dst"], parsed.get("vlan")))
            self.assertEqual((0x3001, 2, 0x5d, 255, 2), (
                parsed["nsh"]["segment"], parsed["nsh"]["host"], parsed["nsh"]["path"], parsed["nsh"]["index"],
                parsed["nsh"]["control_word"]["kind"]))
            self.assertEqual("10.0.0.1", parsed["inner"]["src"])
        self.assertIn("error", frames.parse(frames.in_ethernet(A, B, frames.Nsh(1, 1), b"")[:30])["nsh"])

    def test_mixed_families_are_refused(self):
        with self.assertRaises(LabError):
            packets.inner_echo(A, B, "10.0.0.1", "fd00::2")


class PingSummaryTest(unittest.TestCase):
    TEXT = ("PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.\n"
            "[100.000] 64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.500 ms\n"
            "[100.001] 64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.600 ms (DUP!)\n"
            "[100.300] 64 bytes from 10.0.0.2: icmp_seq=4 ttl=64 time=1.500 ms\n"
            "\n--- 10.0.0.2 ping statistics ---\n"
            "4 packets transmitted, 2 received, +1 duplicates, 50% packet loss, time 300ms\n")

    def test_counts_loss_duplicates_and_the_longest_gap(self):
        result = ping.summary(self.TEXT)
        self.assertEqual((4, 2, 2, 1, 4), tuple(result[k] for k in (
            "sent", "received", "lost", "duplicates", "last_seq")))
        self.assertEqual(300.0, result["longest_gap_ms"])
        self.assertEqual({"min": 0.5, "avg": 1.0, "max": 1.5}, result["rtt_ms"])

    def test_no_answer_at_all(self):
        result = ping.summary("\n2 packets transmitted, 0 received, +2 errors, 100% packet loss, time 10ms\n")
        self.assertEqual((2, 2, None), (result["lost"], result["errors"], result["rtt_ms"]))

    def test_a_ping_that_did_not_start_says_why(self):
        with self.assertRaisesRegex(LabError, "Network is unreachable"):
            ping.summary("", "ping: connect: Network is unreachable")


class PingStopTest(unittest.TestCase):
    def test_requests_under_way_at_the_end_are_told_apart(self):
        for sent, received, last, wanted in ((100, 100, 100, (100, 0, 0)), (100, 98, 98, (98, 0, 2)),
                                             (100, 96, 98, (98, 2, 2)), (100, 90, 90, (100, 10, 0))):
            result = ping._without_last({"sent": sent, "received": received, "lost": sent - received, "last_seq": last}, 3)
            self.assertEqual(wanted, tuple(result[k] for k in ("sent", "lost", "under_way")))

    def test_the_rate_is_that_of_the_answers(self):
        self.assertAlmostEqual(10.0, ping._rate(PingSummaryTest.TEXT))
        self.assertEqual(0.0, ping._rate(""))


class PingOnceMoreTest(unittest.TestCase):
    """What ping says when only the last answer is missing."""

    def ping(self, *said: tuple[int, int, int]) -> tuple[dict, int]:
        """Requests, answers and the last answered of each run: the result, and how many runs there were."""
        runs = [{"sent": sent, "received": received, "lost": sent - received, "last_seq": last}
                for sent, received, last in said]
        with mock.patch.object(ping, "_once", side_effect=runs) as once:
            return ping.ping("weft-g", "10.0.0.1"), once.call_count

    def counts(self, *said: tuple[int, int, int]) -> tuple[int, ...]:
        result, runs = self.ping(*said)
        return (*(result[k] for k in ("sent", "received", "lost")), runs)

    def test_all_answered(self):
        self.assertEqual((3, 3, 0, 1), self.counts((3, 3, 3)))

    def test_a_late_last_answer_is_not_lost_and_every_request_is_counted(self):
        self.assertEqual((4, 4, 0, 2), self.counts((3, 2, 2), (1, 1, 1)))

    def test_two_late_answers_are_asked_for_together(self):
        self.assertEqual((5, 5, 0, 2), self.counts((3, 1, 1), (2, 2, 2)))

    def test_what_is_not_answered_then_is_lost(self):
        self.assertEqual((4, 2, 2, 2), self.counts((3, 2, 2), (1, 0, 0)))
        self.assertEqual((5, 2, 3, 2), self.counts((3, 1, 1), (2, 1, 1)))

    def test_many_are_not_late(self):
        self.assertEqual((9, 5, 4, 1), self.counts((9, 5, 5)))

    def test_what_is_lost_earlier_stays_lost(self):
        self.assertEqual((3, 2, 1, 1), self.counts((3, 2, 3)))
        self.assertEqual((3, 0, 3, 1), self.counts((3, 0, 0)))


if __name__ == "__main__":
    unittest.main()
