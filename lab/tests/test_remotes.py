import dataclasses
import json
import unittest

from lab import gretap, samples, state
from lab.state import Interface, Tunnel


class GretapTest(unittest.TestCase):
    HEADER = bytes.fromhex("20006558f1234567")
    IP = bytes.fromhex("46") + bytes(23)

    def test_a_frame_of_the_tunnel_is_carried(self):
        self.assertEqual(self.HEADER, gretap.header(0xf1234567))
        packet = self.IP + self.HEADER + b"frame"
        self.assertEqual(b"frame", gretap.carried(packet, "10.1.1.1", "10.1.1.1", self.HEADER))

    def test_others_are_not(self):
        packet = self.IP + self.HEADER + b"frame"
        self.assertIsNone(gretap.carried(packet, "10.1.1.2", "10.1.1.1", self.HEADER))
        self.assertIsNone(gretap.carried(packet, "10.1.1.1", "10.1.1.1", gretap.header(7)))
        self.assertIsNone(gretap.carried(self.IP, "10.1.1.1", "10.1.1.1", self.HEADER))


class RemoteTest(unittest.TestCase):
    def test_the_record_of_a_lab_keeps_tunnels(self):
        for tunnel in (Tunnel("vxlan", "10.78.0.1", 5), None):
            interface = Interface("eth0", "02:00:00:00:00:01", "", tunnel=tunnel)
            document = json.loads(json.dumps(dataclasses.asdict(interface)))
            self.assertEqual(interface, state.interface(document))

    def test_each_tunnel_of_the_sample_is_that_of_one_interface(self):
        tunnels = [(a["node"], *sorted(i["tunnel"].items())) for a in samples.load("tunnel")["appliance"]
                   for i in a["interface"] if "tunnel" in i]
        self.assertEqual(len(tunnels), len(set(tunnels)))


if __name__ == "__main__":
    unittest.main()
