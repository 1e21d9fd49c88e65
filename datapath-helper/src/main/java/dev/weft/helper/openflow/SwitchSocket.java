/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.openflow;

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
 * unasked, and loses nothing when it goes. Used by one thread at a time, but for {@link #close}.
 */
public final class SwitchSocket implements AutoCloseable {
    /** Version, type, length, transaction id. */
    public static final int HEADER = 8;
    /** Longest message. */
    public static final int MAX_LENGTH = 0xffff;
    /** The version in messages. */
    public static final int VERSION = 4;
    /** Type: something was refused. */
    public static final int ERROR = 1;
    /** Type: something was asked. */
    public static final int MULTIPART_REQUEST = 18;
    /** Type: a part of an answer. */
    public static final int MULTIPART_REPLY = 19;
    /** Type: all before should be done. */
    public static final int BARRIER_REQUEST = 20;
    /** Type: all before is done. */
    public static final int BARRIER_REPLY = 21;

    private static final Logger LOG = LoggerFactory.getLogger(SwitchSocket.class);
    private static final int ROOM = 2 * (MAX_LENGTH + 1);
    private static final int HELLO = 0;
    private static final int ECHO_REQUEST = 2;
    private static final int ECHO_REPLY = 3;

    private final Path path;
    private final SocketChannel channel;
    private final ByteBuffer small = ByteBuffer.allocateDirect(HEADER);
    /** None before there is a switch: one that is away is called every second, and memory like this is freed late. */
    private ByteBuffer in = ByteBuffer.allocate(0);
    private int length;

    /**
     * A socket that is not connected.
     *
     * @throws IOException if Linux has none to give
     */
    public SwitchSocket(final Path path) throws IOException {
        this.path = path;
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    /**
     * Connects, if it is not connected.
     *
     * @throws IOException saying why there is no switch
     */
    public void connect() throws IOException {
        if (in.capacity() == 0) {
            channel.connect(UnixDomainSocketAddress.of(path));
            in = ByteBuffer.allocateDirect(ROOM).limit(0);
            header(small.clear(), HELLO, 0);
            send(small.flip());
        }
    }

    /** Puts a message that is nothing but a header. */
    public static void header(final ByteBuffer out, final int type, final int xid) {
        out.put((byte) VERSION).put((byte) type).putShort((short) HEADER).putInt(xid);
    }

    /** Sends what is between position and limit. */
    public void send(final ByteBuffer out) throws IOException {
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /**
     * Waits for the next message that is not about the connection itself.
     *
     * @return where it begins in {@link #bytes()}, all of it
     * @throws IOException saying what is wrong; the socket cannot be used any more
     */
    public int next() throws IOException {
        while (true) {
            in.position(in.position() + length);
            length = 0;
            fill(HEADER);
            final int size = Short.toUnsignedInt(in.getShort(in.position() + 2));
            if (size < HEADER) {
                throw new IOException("a message of the switch has a length of " + size);
            }
            fill(size);
            length = size;
            final int at = in.position();
            if (!isOwn(in.get(at), in.get(at + 1), in.getInt(at + 4))) {
                return at;
            }
        }
    }

    /** What was received; big-endian. */
    public ByteBuffer bytes() {
        return in;
    }

    /** The length of the message that {@link #next} returned. */
    public int length() {
        return length;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing {}", path, e);
        }
    }

    /** Deals with a message that is about the connection itself. */
    private boolean isOwn(final int version, final int type, final int xid) throws IOException {
        if (type == HELLO && version >= VERSION) {
            return true;
        }
        if (version != VERSION) {
            throw new IOException("the switch should speak OpenFlow 1.3, but speaks version " + version);
        }
        if (type == ECHO_REQUEST) {
            header(small.clear(), ECHO_REPLY, xid);
            send(small.flip());
        }
        return type == ECHO_REQUEST;
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
}
