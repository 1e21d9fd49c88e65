/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.nio.ByteBuffer;

/**
 * Joins halves to whole frames (VL-9). A half whose other one is not there yet is copied and waits; what was joined is
 * the first half with its header rewritten, in place, and the payload of the second, wherever each is. Halves belong
 * together if outer source, link and fragment id are the same, all other headers agree and the sizes fit. When in doubt
 * the newer half stays, so that a wrong one cannot keep the right ones from meeting. For one thread.
 */
public final class Joiner {
    /** So many slots are left alone after their release: what was joined from them can be sent in batches. */
    public static final int BATCH = 64;

    /**
     * With more halves of the link than this in between, an id is not the same any more: it comes again after 65536
     * frames, so after 131072 halves, or fewer by those that were lost.
     */
    private static final int MAX_DISTANCE = 16_384;
    private static final int MAX_IP = 65_535;

    private final int wholePort;
    private final int halfPort;
    private final Counters counters;
    private final Waiting waiting;
    private final OuterFrame arrived = new OuterFrame();
    private final OuterFrame stored = new OuterFrame();

    private PeerTable peers;
    private int segment;
    private ByteBuffer headBuffer;
    private int headOffset;
    private int headLength;
    private ByteBuffer tailBuffer;
    private int tailOffset;
    private int tailLength;

    /**
     * A joiner where nothing waits.
     *
     * @param maxFrame most bytes of a half
     * @param seed any number that a stranger does not know
     */
    public Joiner(final int wholePort, final int halfPort, final int maxFrame, final JoinLimits limits,
            final PeerTable peers, final Counters counters, final long seed) {
        this.wholePort = wholePort;
        this.halfPort = halfPort;
        this.counters = counters;
        this.peers = peers;
        waiting = new Waiting(limits, maxFrame, counters, seed);
    }

    /** From now on halves come from these; those that wait are dropped, as their numbers are of the old table. */
    public void peers(final PeerTable next) {
        waiting.clear();
        peers = next;
    }

    /**
     * Takes a half.
     *
     * @param buffer has it at {@code offset}; big-endian
     * @param now in nanoseconds, of any clock that never goes back
     * @return {@link Verdict#JOINED} if a frame is complete, {@link Verdict#STORED}, or why this half was dropped
     */
    public Verdict accept(final ByteBuffer buffer, final int offset, final int length, final long now) {
        final Verdict verdict = tryAccept(buffer, offset, length, now);
        if (verdict != Verdict.STORED) {
            counters.add(verdict, segment);
        }
        return verdict;
    }

    /** Drops what waited for too long. */
    public void expire(final long now) {
        waiting.expire(now);
    }

    /** How many halves wait. */
    public int waiting() {
        return waiting.halves();
    }

    /** How many bytes wait. */
    public int waitingBytes() {
        return waiting.bytes();
    }

    private Verdict tryAccept(final ByteBuffer buffer, final int offset, final int length, final long now) {
        segment = Counters.NO_SEGMENT;
        if (!arrived.read(buffer, offset, length) || !arrived.isFor(buffer, halfPort)) {
            return Verdict.MALFORMED;
        }
        final int control = arrived.control(buffer);
        if (!ControlWord.isHalf(control)) {
            return Verdict.WRONG_CONTROL;
        }
        if (!arrived.hasGoodChecksum(buffer)) {
            return Verdict.BAD_CHECKSUM;
        }
        final int peer = arrived.peer(buffer, peers);
        if (peer < 0) {
            return Verdict.UNKNOWN_PEER;
        }
        // Not before, since a stranger may write any number
        segment = arrived.segment(buffer);
        final long link = (long) peer << Waiting.SEGMENT_BITS | segment;
        final int number = waiting.arrival(link);
        final int slot = waiting.find(link, ControlWord.id(control));
        if (slot >= 0) {
            final Verdict verdict = compare(buffer, control, slot, number, now);
            waiting.release(slot);
            if (verdict == Verdict.JOINED || verdict == Verdict.TOO_LARGE) {
                // Of a frame that would be too large both halves are lost
                countOther(verdict);
                return verdict;
            }
            counters.add(verdict, segment);
        }
        return waiting.store(link, ControlWord.id(control), buffer, offset, arrived.end() - offset, number, now);
    }

    private void countOther(final Verdict verdict) {
        if (verdict.isDrop()) {
            counters.add(verdict, segment);
        }
    }

    private Verdict compare(final ByteBuffer buffer, final int control, final int slot, final int number,
            final long now) {
        final ByteBuffer arena = waiting.arena();
        if (waiting.isExpired(slot, now)) {
            return Verdict.EXPIRED;
        }
        if (number - waiting.number(slot) > MAX_DISTANCE) {
            return Verdict.STALE;
        }
        if (!stored.read(arena, waiting.offset(slot), waiting.length(slot))) {
            throw new IllegalStateException("a half that was stored has changed");
        }
        final int other = stored.control(arena);
        if (ControlWord.isSecond(control) == ControlWord.isSecond(other)) {
            return Verdict.DUPLICATE;
        }
        if (!ControlWord.agree(control, other) || !arrived.agreesWith(buffer, stored, arena)) {
            return Verdict.MISMATCH;
        }
        return ControlWord.isSecond(control) ? join(stored, arena, arrived, buffer)
            : join(arrived, buffer, stored, arena);
    }

    private Verdict join(final OuterFrame first, final ByteBuffer firstBuffer, final OuterFrame second,
            final ByteBuffer secondBuffer) {
        final int more = first.payloadLength() - second.payloadLength();
        if (more < 0 || more > 1) {
            return Verdict.MISMATCH;
        }
        final int payload = first.payloadLength() + second.payloadLength();
        if (first.payload() - first.network() + payload > MAX_IP) {
            return Verdict.TOO_LARGE;
        }
        if (second.isCongested(secondBuffer)) {
            first.markCongested(firstBuffer);
        }
        first.rewrite(firstBuffer, first.start(), payload, wholePort,
            ControlWord.whole(first.control(firstBuffer)));
        headBuffer = firstBuffer;
        headOffset = first.start();
        headLength = first.end() - first.start();
        tailBuffer = secondBuffer;
        tailOffset = second.payload();
        tailLength = second.payloadLength();
        return Verdict.JOINED;
    }

    /** The buffer of halves that wait, one of the two in which a joined frame may be. */
    public ByteBuffer arena() {
        return waiting.arena();
    }

    /** Where the beginning of the joined frame is: the buffer last given, or {@link #arena()}. */
    public ByteBuffer headBuffer() {
        return headBuffer;
    }

    public int headOffset() {
        return headOffset;
    }

    public int headLength() {
        return headLength;
    }

    /** Where the rest of the joined frame is: the other one of the two buffers. */
    public ByteBuffer tailBuffer() {
        return tailBuffer;
    }

    public int tailOffset() {
        return tailOffset;
    }

    public int tailLength() {
        return tailLength;
    }
}
