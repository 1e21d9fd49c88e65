/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.api.node.AddressTable.Entry;
import dev.weft.api.overlay.NetworkKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.Test;

/** However many ask, a switch is asked one thing at a time. */
public class AddressReaderTest {
    private static final NetworkKey ONE = NetworkKey.vnet(1000);

    private final List<byte[]> sent = new ArrayList<>();
    private final SwitchSession session = new SwitchSession(messages -> {
        sent.add(messages);
        return new CompletableFuture<>();
    }, MoreExecutors.directExecutor(), new UntoldOwner());
    private Optional<SwitchSession> ready = Optional.of(session);
    private final AddressReader reader = new AddressReader(() -> ready,
        () -> new AddressEntries(new ObjectBook(), cookie -> null, new PortTable(), Map.of()),
        MoreExecutors.directExecutor());

    @Test
    public void oneAfterTheOther() {
        final var first = reader.read(ONE);
        final var second = reader.read(NetworkKey.vnet(2));
        final var same = reader.read(NetworkKey.vnet(2));
        assertEquals(1, sent.size());
        answer();
        assertEquals("the other table", 2, sent.size());
        assertFalse(first.isDone());
        answer();
        assertEquals(List.of(), first.join());
        assertFalse(second.isDone());
        answer();
        answer();
        assertEquals(List.of(), second.join());
        assertEquals("they get the same answer", List.of(), same.join());
        assertEquals(4, sent.size());
    }

    @Test
    public void onlySoManyMayWait() {
        final var first = reader.read(ONE);
        for (int i = 0; i < ReadQueue.MAX_WAITING; i++) {
            reader.read(NetworkKey.vnet(i + 1));
        }
        assertFailed("too many ask", reader.read(NetworkKey.vnet(5000)));
        assertFalse("one that waits already may", reader.read(NetworkKey.vnet(1)).isDone());
        assertFalse(first.isDone());
    }

    @Test
    public void aSwitchThatGoesFailsWhatWasAsked() {
        final var first = reader.read(ONE);
        ready = Optional.empty();
        final var second = reader.read(NetworkKey.vnet(2));
        session.close();
        assertFailed("disconnected", first);
        assertFailed("not connected", second);
    }

    @Test
    public void errorsAndNonsenseAreNamed() {
        final var first = reader.read(ONE);
        received(ByteBuffer.allocate(12).put((byte) 4).put((byte) 1).putShort((short) 12).putInt(lastXid())
            .putShort((short) 1).putShort((short) 2).array());
        assertFailed("refused to answer: bad request", first);
        final var second = reader.read(ONE);
        received(ByteBuffer.allocate(16).put((byte) 4).put((byte) 19).putShort((short) 16).putInt(lastXid()).array());
        assertFailed("cannot be read", second);
        final var third = reader.read(ONE);
        received(ByteBuffer.allocate(16).put((byte) 4).put((byte) 19).putShort((short) 16).putInt(lastXid() + 1)
            .array());
        assertFalse("of somebody else", third.isDone());
    }

    private void answer() {
        received(ByteBuffer.allocate(16).put((byte) 4).put((byte) 19).putShort((short) 16).putInt(lastXid())
            .putShort((short) 1).array());
    }

    private void received(final byte[] message) {
        session.received(message);
    }

    private int lastXid() {
        return ByteBuffer.wrap(sent.get(sent.size() - 1)).getInt(4);
    }

    private static void assertFailed(final String reason, final CompletableFuture<List<Entry>> answer) {
        final var failure = assertThrows(CompletionException.class, answer::join);
        assertTrue(failure.getCause().getMessage(), failure.getCause().getMessage().contains(reason));
    }
}
