/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Speaks OpenFlow 1.3 with a bridge, one request at a time. Any error the switch reports fails the test. */
final class OpenFlowSocket implements AutoCloseable {
    private static final int HEADER = 8;
    private static final int HELLO = 0;
    private static final int ERROR = 1;
    private static final int ECHO_REQUEST = 2;
    private static final int MULTIPART_REQUEST = 18;
    private static final int MULTIPART_REPLY = 19;
    private static final int BARRIER_REQUEST = 20;
    private static final int BARRIER_REPLY = 21;
    private static final int MORE = 1;
    private static final int FLOW = 1;
    private static final int ONF = 0x4f4e4600;
    private static final int FLOW_MONITOR = 1870;
    private static final int INITIAL_ADD_DELETE_ACTIONS = 1 | 2 | 4 | 0x10;

    private final SocketChannel channel;
    private final DataInputStream in;
    private int xid;

    OpenFlowSocket(final Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        in = new DataInputStream(Channels.newInputStream(channel));
        send(message(HELLO, new byte[0]));
        receive(HELLO);
    }

    void send(final byte[] message) throws IOException {
        final var out = ByteBuffer.wrap(message.clone()).putInt(FlowMod.XID_OFFSET, ++xid);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    void barrier() throws IOException {
        send(message(BARRIER_REQUEST, new byte[0]));
        receive(BARRIER_REPLY);
    }

    /** All flows, as the ONF flow monitor tells them first; each call needs a connection without a monitor. */
    List<WireFlow> flows() throws IOException {
        final var body = ByteBuffer.allocate(8 + 8 + 24).putShort((short) 0xffff).putShort((short) 0).putInt(0)
            .putInt(ONF).putInt(FLOW_MONITOR)
            .putInt(1).putShort((short) INITIAL_ADD_DELETE_ACTIONS).putShort((short) 4).putInt(0xffffffff)
            .put((byte) 0xff).put(new byte[3])
            .putShort((short) 1).putShort((short) 4).putInt(0);
        send(message(MULTIPART_REQUEST, body.array()));
        final var flows = new ArrayList<WireFlow>();
        int flags;
        do {
            final var reply = receive(MULTIPART_REPLY);
            flags = reply.getShort(2);
            reply.position(16);
            while (reply.hasRemaining()) {
                final int length = Short.toUnsignedInt(reply.getShort(reply.position()));
                flows.add(flow(reply.slice(reply.position(), length)));
                reply.position(reply.position() + length);
            }
        } while ((flags & MORE) != 0);
        return flows;
    }

    /** What each flow has counted. */
    Map<WireFlow.Key, Amount> counters() throws IOException {
        final var body = ByteBuffer.allocate(8 + 32 + 8).putShort((short) FLOW).putShort((short) 0).putInt(0)
            .put((byte) 0xff).put(new byte[3]).putInt(0xffffffff).putInt(0xffffffff).putInt(0).putLong(0).putLong(0)
            .putShort((short) 1).putShort((short) 4).putInt(0);
        send(message(MULTIPART_REQUEST, body.array()));
        final var counters = new HashMap<WireFlow.Key, Amount>();
        int flags;
        do {
            final var reply = receive(MULTIPART_REPLY);
            flags = reply.getShort(2);
            reply.position(8);
            while (reply.hasRemaining()) {
                final var entry = reply.slice(reply.position(), Short.toUnsignedInt(reply.getShort(reply.position())));
                final var match = new byte[entry.getShort(50) - 4];
                entry.get(52, match);
                counters.put(new WireFlow.Key(Byte.toUnsignedInt(entry.get(2)),
                    Short.toUnsignedInt(entry.getShort(12)), match), new Amount(entry.getLong(32), entry.getLong(40)));
                reply.position(reply.position() + entry.capacity());
            }
        } while ((flags & MORE) != 0);
        return counters;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static WireFlow flow(final ByteBuffer entry) {
        final int matchLength = Short.toUnsignedInt(entry.getShort(12));
        final var match = new byte[matchLength - 4];
        entry.get(24 + 4, match);
        final int instructionsAt = 24 + (matchLength + 7) / 8 * 8;
        final var instructions = new byte[entry.limit() - instructionsAt];
        entry.get(instructionsAt, instructions);
        return new WireFlow(new WireFlow.Key(Byte.toUnsignedInt(entry.get(14)), Short.toUnsignedInt(entry.getShort(6)),
            match), entry.getLong(16), instructions, Short.toUnsignedInt(entry.getShort(8)),
            Short.toUnsignedInt(entry.getShort(10)));
    }

    private ByteBuffer receive(final int wanted) throws IOException {
        while (true) {
            final var header = ByteBuffer.wrap(in.readNBytes(HEADER));
            final var body = in.readNBytes(Short.toUnsignedInt(header.getShort(2)) - HEADER);
            final int type = header.get(1);
            if (type == ERROR) {
                throw new IOException("the switch refused message " + header.getInt(4) + ": "
                    + HexFormat.of().formatHex(body));
            }
            if (type == wanted) {
                return ByteBuffer.wrap(body);
            }
            if (type != HELLO && type != ECHO_REQUEST) {
                throw new IOException("message of type " + type + " instead of " + wanted);
            }
        }
    }

    private static byte[] message(final int type, final byte[] body) {
        return ByteBuffer.allocate(HEADER + body.length).put((byte) 4).put((byte) type)
            .putShort((short) (HEADER + body.length)).putInt(0).put(body).array();
    }
}
