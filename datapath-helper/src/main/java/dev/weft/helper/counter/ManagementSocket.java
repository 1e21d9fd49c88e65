/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The management socket of a bridge, over which OpenFlow 1.3 is spoken. It is no controller: the switch sends nothing
 * unasked, and loses nothing when it goes.
 */
final class ManagementSocket implements FlowSource {
    private static final Logger LOG = LoggerFactory.getLogger(ManagementSocket.class);
    private static final int ROOM = 2 * (FlowStatsMessage.MAX_LENGTH + 1);
    private static final int SMALL = 64;
    /** With type and code. */
    private static final int ERROR_LENGTH = 12;

    private final Path path;
    private final SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(SMALL);
    /** None before there is a switch: one that is away is called every second, and memory like this is freed late. */
    private ByteBuffer in = ByteBuffer.allocate(0);
    private int xid;
    private boolean greeted;

    /**
     * A socket that is connected when it is first read.
     *
     * @throws IOException if Linux has none to give
     */
    ManagementSocket(final Path path) throws IOException {
        this.path = path;
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    @Override
    public void read(final FlowStats into) throws IOException {
        if (!greeted) {
            channel.connect(UnixDomainSocketAddress.of(path));
            in = ByteBuffer.allocateDirect(ROOM).limit(0);
            FlowStatsMessage.header(out.clear(), FlowStatsMessage.HELLO, 0);
            send();
        }
        into.clear();
        xid++;
        FlowStatsMessage.request(out.clear(), xid);
        send();
        boolean more = true;
        while (more) {
            more = next(into);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing {}", path, e);
        }
    }

    /** Deals with one message; whether more are to come. */
    private boolean next(final FlowStats into) throws IOException {
        fill(FlowStatsMessage.HEADER);
        final int at = in.position();
        final int length = Short.toUnsignedInt(in.getShort(at + 2));
        if (length < FlowStatsMessage.HEADER) {
            throw new IOException("a message of the switch has a length of " + length);
        }
        fill(length);
        final int start = in.position();
        final boolean more = message(start, length, into);
        in.position(start + length);
        return more;
    }

    private boolean message(final int at, final int length, final FlowStats into) throws IOException {
        final int version = in.get(at);
        final int type = in.get(at + 1);
        final boolean mine = in.getInt(at + 4) == xid;
        if (type == FlowStatsMessage.HELLO && version >= FlowStatsMessage.VERSION) {
            greeted = true;
            return true;
        }
        if (version != FlowStatsMessage.VERSION) {
            throw new IOException("the switch should speak OpenFlow 1.3, but speaks version " + version);
        }
        switch (type) {
            case FlowStatsMessage.ERROR -> throw new IOException("the switch refuses" + (length < ERROR_LENGTH ? ""
                : ": " + in.getShort(at + 8) + "/" + in.getShort(at + 10)));
            case FlowStatsMessage.ECHO_REQUEST -> {
                FlowStatsMessage.header(out.clear(), FlowStatsMessage.ECHO_REPLY, in.getInt(at + 4));
                send();
                return true;
            }
            default -> {
                return type != FlowStatsMessage.MULTIPART_REPLY || !mine
                    || FlowStatsMessage.reply(in, at, length, into);
            }
        }
    }

    /** Waits until so many bytes are there. */
    private void fill(final int bytes) throws IOException {
        if (in.remaining() >= bytes) {
            return;
        }
        if (in.capacity() - in.position() < bytes) {
            in.compact().flip();
        }
        final int start = in.position();
        in.position(in.limit()).limit(in.capacity());
        while (in.position() - start < bytes) {
            if (channel.read(in) < 0) {
                throw new EOFException("the switch hung up");
            }
        }
        in.flip().position(start);
    }

    private void send() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }
}
