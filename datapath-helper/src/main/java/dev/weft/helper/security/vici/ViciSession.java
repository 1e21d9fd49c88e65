/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security.vici;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection to charon. Its calls block, and are made by one thread at a time.
 */
public final class ViciSession implements AutoCloseable {
    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int UNKNOWN_COMMAND = 2;
    private static final int REGISTER = 3;
    private static final int UNREGISTER = 4;
    private static final int CONFIRM = 5;
    private static final int EVENT = 7;
    private static final int MAX_BYTES = 1 << 19;
    private static final int MAX_EVENTS = 1 << 16;

    private final SocketChannel channel;

    private ViciSession(final SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects.
     *
     * @param socket charon's
     * @throws ViciException if nobody answers
     */
    public static ViciSession open(final Path socket) {
        try {
            final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return new ViciSession(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ViciException("charon does not answer at " + socket + ": " + e.getMessage(), e);
        }
    }

    /**
     * Has a command carried out.
     *
     * @return what it says
     * @throws ViciException saying why it was refused
     */
    public Section request(final String command, final Section message) {
        try {
            send(REQUEST, command, message);
            return checked(command, response(command, new ArrayList<>()));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Has a command carried out that tells a list.
     *
     * @param event of which each item of the list is one
     * @return the items
     * @throws ViciException saying why it was refused
     */
    public List<Section> list(final String command, final String event) {
        final List<Section> events = new ArrayList<>();
        try {
            register(REGISTER, event);
            send(REQUEST, command, new Section());
            checked(command, response(command, events));
            register(UNREGISTER, event);
        } catch (IOException e) {
            throw broken(e);
        }
        return events;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static Section checked(final String command, final Section answer) {
        // Lists have no such word
        if ("no".equals(answer.text("success"))) {
            throw new ViciException("charon refuses " + command + ": " + answer.text("errmsg"));
        }
        return answer;
    }

    private void register(final int kind, final String event) throws IOException {
        send(kind, event, new Section());
        if (receive().get() != CONFIRM) {
            throw new ViciException("charon does not know event " + event);
        }
    }

    private Section response(final String command, final List<Section> events) throws IOException {
        while (true) {
            final ByteBuffer packet = receive();
            switch (packet.get()) {
                case RESPONSE -> {
                    return Element.section(packet);
                }
                case UNKNOWN_COMMAND -> throw new ViciException("charon does not know command " + command);
                case EVENT -> {
                    Element.name(packet);
                    if (events.size() >= MAX_EVENTS) {
                        throw new IOException("charon tells more than " + MAX_EVENTS + " items");
                    }
                    events.add(Element.section(packet));
                }
                default -> throw new IOException("charon says something unknown");
            }
        }
    }

    private void send(final int kind, final String name, final Section message) throws IOException {
        final var out = new ByteArrayOutputStream();
        out.write(kind);
        Element.putName(out, name);
        message.write(out);
        final ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + out.size()).putInt(out.size())
            .put(out.toByteArray()).flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private ByteBuffer receive() throws IOException {
        final int length = read(Integer.BYTES).getInt();
        if (length < 1 || length > MAX_BYTES) {
            throw new IOException("a message of charon should have 1 to " + MAX_BYTES + " bytes, but has " + length);
        }
        return read(length);
    }

    private ByteBuffer read(final int length) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IOException("charon ended the connection");
            }
        }
        return bytes.flip();
    }

    private static ViciException broken(final IOException cause) {
        return new ViciException("charon cannot be spoken to: " + cause.getMessage(), cause);
    }
}
