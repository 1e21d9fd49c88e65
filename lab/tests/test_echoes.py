import unittest

from scapy.layers.inet import ICMP, IP

from lab import echoes


class EchoesTest(unittest.TestCase):
    def test_checksums_are_those_of_others(self):
        for number in (0, 1, 0x5745, 0xa0bb, 0xffff):
            self.assertEqual(bytes(ICMP(id=0x5745, seq=number)), echoes.request(number))

    def test_only_the_own_answer_counts(self):
        for wanted, header in ((True, ICMP(type=0, id=0x5745, seq=7)), (False, ICMP(type=8, id=0x5745, seq=7)),
                               (False, ICMP(type=0, id=0x5745, seq=6)), (False, ICMP(type=0, id=1, seq=7))):
            self.assertEqual(wanted, echoes.answers(bytes(IP(src="10.0.0.1", dst="10.0.0.2") / header), 7))
        self.assertFalse(echoes.answers(bytes(IP(src="10.0.0.1", dst="10.0.0.2"))[:20], 7))


if __name__ == "__main__":
    unittest.main()
