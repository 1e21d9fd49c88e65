/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Spread;
import dev.weft.pipeline.flow.Spread.Choice;

/**
 * The number by which Open vSwitch spreads a frame over equals. It hashes connections with MurmurHash3 as it is built
 * by default, also in Debian (a build for processors with CRC instructions hashes in another way), and addresses with
 * Bob Jenkins' lookup3. Words are taken as they lie in the memory of a little-endian machine. Only IP is spread: what
 * other frames would come to is not worked out.
 */
final class SpreadHash {
    private static final int TWO_WORDS = 2 * Integer.BYTES;
    private static final int MAX_WEIGHED = 64;
    private static final long IPV4 = 0x0800;
    private static final long IPV6 = 0x86dd;

    private SpreadHash() {
        // only functions
    }

    /** The number, from 0. */
    static int choose(final Spread spread, final Frame frame) {
        final int hash = switch (spread.hash()) {
            case CONNECTION -> ofConnection(spread.basis(), frame);
            case ADDRESSES -> ofAddresses(spread.basis(), frame);
        };
        if (spread.choice() == Choice.MODULO) {
            return Integer.remainderUnsigned(hash, spread.slots());
        }
        return spread.slots() <= MAX_WEIGHED ? heaviest(hash, spread.slots()) : firstThatFits(hash, spread.slots());
    }

    private static int heaviest(final int hash, final int slots) {
        int best = 0;
        for (int slot = 1; slot < slots; slot++) {
            if (Integer.compareUnsigned(weight(hash, slot), weight(hash, best)) > 0) {
                best = slot;
            }
        }
        return best;
    }

    private static int firstThatFits(final int hash, final int slots) {
        final int range = Integer.highestOneBit(slots - 1) * 2;
        int round = 0;
        int slot = Integer.remainderUnsigned(weight(hash, round), range);
        while (slot >= slots) {
            slot = Integer.remainderUnsigned(weight(hash, ++round), range);
        }
        return slot;
    }

    private static int weight(final int hash, final int slot) {
        return Murmur.finish(Murmur.add(Murmur.add(hash, 0), slot), TWO_WORDS);
    }

    private static int ofConnection(final int basis, final Frame frame) {
        int hash = basis;
        if (isIp(frame, IPV4)) {
            hash = Murmur.add(hash, Integer.reverseBytes((int) addresses(frame).low()));
        } else if (isIp(frame, IPV6)) {
            hash = addLong(addLong(hash, addresses(frame).high()), addresses(frame).low());
        } else {
            return 0;
        }
        final int protocol = (int) frame.get(Field.IP_PROTO).low();
        hash = Murmur.add(hash, protocol);
        if ((protocol == Transport.TCP || protocol == Transport.UDP || protocol == Transport.SCTP)
                && frame.get(Field.IP_FRAG).equals(Value.ZERO)) {
            final int ports = (int) (Transport.source(frame) ^ Transport.destination(frame));
            hash = Murmur.add(hash, Integer.reverseBytes(ports) >>> Short.SIZE);
        }
        return Murmur.finish(hash, basis);
    }

    private static int addLong(final int hash, final long octets) {
        final long words = Long.reverseBytes(octets);
        return Murmur.add(Murmur.add(hash, (int) words), (int) (words >>> Integer.SIZE));
    }

    private static int ofAddresses(final int basis, final Frame frame) {
        final var addresses = addresses(frame);
        final int type = Integer.reverseBytes((int) frame.get(Field.ETH_TYPE).low()) >>> Short.SIZE;
        if (isIp(frame, IPV6)) {
            return Jenkins.hash(basis, words(addresses.high()), words(addresses.high() << Integer.SIZE),
                words(addresses.low()), words(addresses.low() << Integer.SIZE), type);
        }
        return Jenkins.hash(basis, isIp(frame, IPV4) ? Integer.reverseBytes((int) addresses.low()) : 0, 0, 0, 0, type);
    }

    /** The first four octets. */
    private static int words(final long octets) {
        return (int) Long.reverseBytes(octets);
    }

    private static Value addresses(final Frame frame) {
        final boolean six = isIp(frame, IPV6);
        final var source = frame.get(six ? Field.IPV6_SRC : Field.IPV4_SRC);
        final var destination = frame.get(six ? Field.IPV6_DST : Field.IPV4_DST);
        return new Value(source.high() ^ destination.high(), source.low() ^ destination.low());
    }

    private static boolean isIp(final Frame frame, final long type) {
        return frame.get(Field.ETH_TYPE).low() == type;
    }

    /** MurmurHash3 of 32 bits. */
    private static final class Murmur {
        private Murmur() {
            // only functions
        }

        static int add(final int hash, final int word) {
            return Integer.rotateLeft(hash ^ Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593, 13) * 5
                + 0xe6546b64;
        }

        static int finish(final int hash, final int last) {
            int mixed = hash ^ last;
            mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
            mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
            return mixed ^ mixed >>> 16;
        }
    }

    /** Bob Jenkins' lookup3 for five words. */
    private static final class Jenkins {
        private static final int[] MIX = {4, 6, 8, 16, 19, 4};
        private static final int[] END = {14, 11, 25, 16, 4, 14, 24};
        private static final int BEGIN = 0xdeadbeef;

        private Jenkins() {
            // only functions
        }

        static int hash(final int basis, final int... words) {
            final int begin = BEGIN + words.length * Integer.BYTES + basis;
            final int[] state = {begin + words[0], begin + words[1], begin + words[2]};
            // each step works on the next of three numbers in turn
            for (int i = 0; i < MIX.length; i++) {
                final int here = i % 3;
                final int before = (i + 2) % 3;
                final int after = (i + 1) % 3;
                state[here] = state[here] - state[before] ^ Integer.rotateLeft(state[before], MIX[i]);
                state[before] += state[after];
            }
            state[0] += words[3];
            state[1] += words[4];
            for (int i = 0; i < END.length; i++) {
                final int here = (i + 2) % 3;
                final int before = (i + 1) % 3;
                state[here] = (state[here] ^ state[before]) - Integer.rotateLeft(state[before], END[i]);
            }
            return state[2];
        }
    }
}
