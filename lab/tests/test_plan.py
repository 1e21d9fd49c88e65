import unittest

from lab import patchports, plan
from lab.shell import LabError


class PlanTest(unittest.TestCase):
    def test_addresses_of_hosts_follow_their_numbers(self):
        host = plan.Host("weft", 2, 77)
        self.assertEqual(("10.77.1.2", "fd00:77:1::2", "172.31.77.12", "weft-host2"),
                         (host.ip4, host.ip6, host.mgmt_ip, host.netns))

    def test_every_third_host_is_behind_the_router(self):
        lans = [plan.Host("weft", n, 77).lan.key for n in range(1, 8)]
        self.assertEqual("aabaaba", "".join(lans))
        self.assertEqual(("10.77.3.3", "10.77.3.254"),
                         (plan.Host("weft", 3, 77).ip4, plan.Host("weft", 3, 77).lan.gateway4))

    def test_all_addresses_of_the_largest_lab_differ(self):
        hosts = [plan.Host("weft", n, 77) for n in range(1, plan.MAX_HOSTS + 1)]
        for attribute in ("ip4", "ip6", "mac", "mgmt_ip", "mgmt_root_nic"):
            self.assertEqual(len(hosts), len({getattr(h, attribute) for h in hosts}), attribute)
        self.assertTrue(all(int(h.mgmt_ip.rpartition(".")[2]) < 255 for h in hosts))
        self.assertLessEqual(len(plan.Host("abcdefg", plan.MAX_HOSTS, 77).mgmt_root_nic), 15)

    def test_port_names_fit_and_do_not_clash(self):
        self.assertEqual("fw-red-eth0", plan.port_name("fw-red", "eth0", set()))
        for name in (plan.port_name("a-much-longer-name", "eth0", set()), plan.port_name("a", "b-c", {"a-b-c"})):
            self.assertLessEqual(len(name), 15)
            self.assertTrue(name.startswith("v"))

    def test_bad_names_are_refused_with_reason(self):
        for bad in ("", "host1", "router", "lan-a", "../x", "a" * 64):
            with self.assertRaises(LabError, msg=bad):
                plan.check_guest_name(bad)
        for bad in ("", "Weft", "toolongname", "a-b"):
            with self.assertRaises(LabError, msg=bad):
                plan.check_lab_name(bad)

    def test_patch_port_names(self):
        self.assertEqual(["p0000", "p0001"], patchports.names(2, "p"))
        self.assertEqual("p10000", patchports.names(10_001, "p")[-1])
        for count, prefix in ((0, "p"), (20_001, "p"), (1, "a-b"), (1, "elevenchars")):
            with self.assertRaises(LabError):
                patchports.names(count, prefix)


if __name__ == "__main__":
    unittest.main()
