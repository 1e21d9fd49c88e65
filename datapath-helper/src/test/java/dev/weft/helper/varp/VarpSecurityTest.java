/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.authentication.MessageAuthenticator;
import dev.weft.helper.end.LinkKey;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import org.junit.Test;

/** Messages that are not what they say (VN-3, VN-7). */
public class VarpSecurityTest {
    private static final byte[] FRAME = {1};

    private final Net net = new Net(3);
    private final Net.Node one = net.add(1, 1);
    private final Net.Node two = net.add(1, 2);
    private final Net.Node three = net.add(1, 3);

    private static LinkKey key(final int of) {
        final byte[] bytes = new byte[LinkKey.BYTES];
        bytes[0] = (byte) of;
        return LinkKey.parse(Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    public void nodesWithTheKeyFindEachOther() {
        net.begin(Optional.of(key(1)));
        two.plug(5);
        net.run(5000);
        one.send(5, 7, FRAME);
        net.run(100);
        assertEquals(2, one.pathTo(5));
        two.unplug(5);
        three.plug(5);
        net.run(1);
        assertEquals(3, one.pathTo(5));
        assertEquals(0, one.count(VarpCount.BAD_AUTHENTICATION));
    }

    @Test
    public void aNodeWithAnotherKeyOrNoneIsNotHeard() {
        net.begin(Optional.of(key(1)));
        two.put(Optional.of(key(2)));
        three.put(Optional.empty());
        two.plug(5);
        three.plug(6);
        net.run(5000);
        one.send(5, 7, FRAME);
        one.send(6, 7, FRAME);
        net.run(20_000);
        assertEquals(-1, one.pathTo(5));
        assertEquals(-1, one.pathTo(6));
        assertEquals("three announcements of each, and five answers", 11, one.count(VarpCount.BAD_AUTHENTICATION));
        assertEquals("a node without key answers whoever asks", 5, three.count(VarpCount.REQUESTS_ANSWERED));
    }

    @Test
    public void eachChangedBitIsFound() {
        net.begin(Optional.of(key(1)));
        two.plug(5);
        net.run(5000);
        final byte[] good = signed(new VarpMessage(VarpType.ANNOUNCEMENT, false, true, true, false, 0, 9,
            VarpMessage.MAX_STAMP, Net.station(5), three.address));
        for (int bit = 0; bit < good.length * 8; bit++) {
            final byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            one.engine.received(three.address, ByteBuffer.wrap(bad));
            net.run(100);
        }
        assertEquals("only the relay's byte is not signed, and it is not one", 7,
            one.count(VarpCount.ANNOUNCEMENTS_HEARD) - 3);
        assertEquals(8 * 68, one.count(VarpCount.BAD_AUTHENTICATION) + one.count(VarpCount.MALFORMED)
            + one.count(VarpCount.STRANGER) + one.count(VarpCount.UNKNOWN_VNET) + 7);
        one.engine.received(three.address, ByteBuffer.wrap(good));
        assertEquals(8, one.count(VarpCount.ANNOUNCEMENTS_HEARD) - 3);
    }

    private static byte[] signed(final VarpMessage message) {
        final byte[] bytes = message.write();
        new MessageAuthenticator(VarpMessage.SIGNATURE).sign(MessageAuthenticator.key(key(1)), bytes);
        return bytes;
    }

    @Test
    public void answersThatNobodyAskedForAreDropped() {
        net.begin(Optional.empty());
        final byte[] answer = new VarpMessage(VarpType.ANSWER, false, false, false, true, 0, 9, 9, Net.station(5),
            three.address).write();
        one.engine.received(three.address, ByteBuffer.wrap(answer));
        one.send(5, 7, FRAME);
        one.engine.received(three.address, ByteBuffer.wrap(answer));
        assertEquals("nor with another nonce", 2, one.count(VarpCount.UNASKED));
        assertEquals(-1, one.pathTo(5));
    }

    @Test
    public void strangersAreNotHeardAndNothingIsKeptOfThem() {
        net.begin(Optional.empty());
        for (int i = 0; i < 10_000; i++) {
            one.engine.received(Net.address("10.9." + i / 250 + "." + (1 + i % 250)), ByteBuffer.wrap(new byte[68]));
        }
        assertEquals(10_000, one.count(VarpCount.STRANGER));
        one.engine.received(one.address, ByteBuffer.wrap(new VarpMessage(VarpType.REQUEST, false, false, false,
            false, 1, 9, 0, Net.station(5), one.address).write()));
        assertEquals("nor one's own address", 10_001, one.count(VarpCount.STRANGER));
    }

    @Test
    public void aNodeThatSendsTooMuchIsCutOffAndOthersAreNot() {
        net.begin(Optional.empty());
        one.plug(5);
        final byte[] request = new VarpMessage(VarpType.REQUEST, false, false, false, false, 1, 9, 0, Net.station(5),
            two.address).write();
        for (int i = 0; i < 10_000; i++) {
            one.engine.received(two.address, ByteBuffer.wrap(request));
        }
        assertEquals(9_900, one.count(VarpCount.TOO_FAST));
        three.send(5, 7, FRAME);
        net.run(100);
        assertEquals(1, three.pathTo(5));
        assertTrue(net.count(VarpType.ANSWER) <= 101);
    }

    @Test
    public void aVnetThatIsNotHereIsCounted() {
        net.begin(Optional.empty());
        one.engine.received(two.address, ByteBuffer.wrap(new VarpMessage(VarpType.REQUEST, false, false, false, false,
            1, 9, 0, new Station(77, 0x0200_0000_0001L), two.address).write()));
        assertEquals(1, one.count(VarpCount.UNKNOWN_VNET));
    }
}
