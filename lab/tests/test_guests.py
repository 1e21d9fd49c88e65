import dataclasses
import json
import unittest

from lab import guests, samples
from lab.shell import LabError
from lab.state import Guest, Interface, State


class InterfaceSpecTest(unittest.TestCase):
    def test_all_settings(self):
        parsed = guests.parse_interface("g", "eth1,mac=02:00:00:00:00:0A,ip=10.0.0.1/24,ip6=fd00::1/64,mtu=1400")
        self.assertEqual(parsed, Interface("eth1", "02:00:00:00:00:0a", "", ["10.0.0.1/24"], ["fd00::1/64"], False,
                                           1400))

    def test_an_interface_without_a_mac_gets_a_stable_unicast_one(self):
        one, other = guests.parse_interface("g", "eth0"), guests.parse_interface("h", "eth0")
        self.assertEqual(one, guests.parse_interface("g", "eth0"))
        self.assertNotEqual(one.mac, other.mac)
        self.assertEqual(2, int(one.mac[:2], 16) & 3)

    def test_bad_settings_say_what_would_be_right(self):
        for text, hint in (("eth0,mac=01:00:00:00:00:01", "unicast"), ("eth0,ip=10.0.0.1", "10.0.0.1/24"),
                           ("eth0,ip=10.0.0.300/24", "want for example"), ("eth0,mtu=10", "68 to 9000"),
                           ("eth0,colour=red", "mac="), ("a/b", "1 to 15")):
            with self.assertRaisesRegex(LabError, hint, msg=text):
                guests.parse_interface("g", text)


class StateTest(unittest.TestCase):
    def state(self) -> State:
        guest = Guest("fw", "host1", [Interface("eth0", "02:00:00:00:00:01", "fw-eth0")])
        return State("weft", 77, 3, [], {"fw": guest})

    def test_names_that_users_say_become_namespaces(self):
        state = self.state()
        self.assertEqual(["weft-fw", "weft-host2", "weft-router", "weft-lan-b"],
                         [state.netns_of(n) for n in ("fw", "host2", "router", "lan-b")])
        with self.assertRaisesRegex(LabError, "host9"):
            state.netns_of("host9")

    def test_everything_that_must_be_removed_is_listed(self):
        self.assertEqual({"weft-" + n for n in ("fw", "host1", "host2", "host3", "router", "lan-a", "lan-b")},
                         set(self.state().namespaces()))

    def test_the_written_form_is_plain_json(self):
        document = json.loads(json.dumps(dataclasses.asdict(self.state())))
        self.assertEqual("fw-eth0", document["guests"]["fw"]["interfaces"][0]["port"])


class SampleTest(unittest.TestCase):
    def test_every_end_of_a_link_is_an_enabled_interface_used_once(self):
        intent = samples.load()
        enabled = {(a["name"], i["name"]) for a in intent["appliance"] for i in a["interface"] if i.get("link-enabled")}
        ends = [(e["appliance"], e["interface"]) for link in intent["link"] for e in (link["a"], link["b"])
                if "appliance" in e]
        self.assertEqual(len(ends), len(set(ends)))
        self.assertLessEqual(set(ends), enabled)
        standbys = {(a["standby"]["appliance"], "eth0") for a in intent["appliance"] if "standby" in a}
        self.assertEqual({("spare-red", "eth0")} | standbys, enabled - set(ends))

    def test_two_tenants_share_addresses_on_the_same_nodes(self):
        by_name = {a["name"]: a for a in samples.load()["appliance"]}
        for red, blue in (("fw-red", "fw-blue"), ("lb-red", "lb-blue")):
            self.assertEqual(by_name[red]["interface"], by_name[blue]["interface"])
            self.assertEqual(by_name[red]["node"], by_name[blue]["node"])
            self.assertNotEqual(by_name[red]["tenant"], by_name[blue]["tenant"])


if __name__ == "__main__":
    unittest.main()
