import struct
import unittest

from lab import nsh_service, samples, services
from lab.services import Seen


class AwareServiceTest(unittest.TestCase):
    def frame(self, index: int, base: int = 0x0fc60103) -> bytes:
        return bytes(12) + b"\x89\x4f" + struct.pack("!II", base, 700 << 16 | index) + bytes(40)

    def test_the_service_index_is_one_less_and_nothing_else_is_changed(self):
        self.assertEqual(self.frame(2), nsh_service.served(self.frame(3)))

    def test_index_0_and_other_versions_go_no_further(self):
        self.assertIsNone(nsh_service.served(self.frame(0)))
        self.assertIsNone(nsh_service.served(self.frame(3, 0x4fc60103)))
        self.assertIsNone(nsh_service.served(self.frame(3)[:18]))

    def test_other_frames_pass_as_they_are(self):
        other = bytes(12) + b"\x08\x00" + bytes(46)
        self.assertEqual(other, nsh_service.served(other))


class CountTest(unittest.TestCase):
    COUNTED = [Seen("eth0", "10.7.0.2", "10.7.0.1", "6", 0, 0, 3),
               Seen("eth0", "10.7.0.2", "10.7.0.1", "6", 40000, 80, 3),
               Seen("eth1", "10.7.0.2", "10.7.0.1", "1", 0, 0, 4), Seen("eth0", "10.7.0.1", "10.7.0.2", "1", 0, 0, 5)]

    def test_packets_with_ports_count_once(self):
        self.assertEqual(7, services.total(self.COUNTED, "10.7.0.2", "10.7.0.1"))

    def test_of_one_interface_or_protocol(self):
        self.assertEqual(3, services.total(self.COUNTED, "10.7.0.2", "10.7.0.1", "eth0"))
        self.assertEqual(4, services.total(self.COUNTED, "10.7.0.2", "10.7.0.1", protocol="1"))
        self.assertEqual(0, services.total(self.COUNTED, "10.7.0.2", "10.7.0.3"))


class ServiceSampleTest(unittest.TestCase):
    def test_every_service_has_guests_and_every_chain_has_services(self):
        for name in ("sample", "aware", "box", "tunnel", "vault"):
            intent = samples.load(name)
            interfaces = {(a["name"], i["name"]) for a in intent["appliance"] for i in a["interface"]}
            for service in intent["service"]:
                for instance in service["instance"]:
                    ports = {(instance["appliance"], instance[side]) for side in ("in", "out") if side in instance}
                    self.assertLessEqual(ports, interfaces)
            services = {service["name"] for service in intent["service"]}
            for policy in intent.get("policy", []):
                self.assertLessEqual(set(policy["service"]), services)


if __name__ == "__main__":
    unittest.main()
