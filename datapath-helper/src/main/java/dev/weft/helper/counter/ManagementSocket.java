/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import dev.weft.helper.openflow.SwitchSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A bridge that can be asked for the flows of ends.
 */
final class ManagementSocket implements FlowSource {
    private static final int SMALL = 64;
    /** With type and code. */
    private static final int ERROR_LENGTH = 12;

    private final SwitchSocket socket;
    private final ByteBuffer out = ByteBuffer.allocateDirect(SMALL);
    private int xid;

    /**
     * A socket that is connected when it is first read.
     *
     * @throws IOException if Linux has none to give
     */
    ManagementSocket(final Path path) throws IOException {
        socket = new SwitchSocket(path);
    }

    @Override
    public void read(final FlowStats into) throws IOException {
        socket.connect();
        into.clear();
        xid++;
        FlowStatsMessage.request(out.clear(), xid);
        socket.send(out.flip());
        boolean more = true;
        while (more) {
            more = message(socket.next(), into);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    /** Deals with one message; whether more are to come. */
    private boolean message(final int at, final FlowStats into) throws IOException {
        final ByteBuffer in = socket.bytes();
        final int type = in.get(at + 1);
        if (type == SwitchSocket.ERROR) {
            throw new IOException("the switch refuses" + (socket.length() < ERROR_LENGTH ? ""
                : ": " + in.getShort(at + 8) + "/" + in.getShort(at + 10)));
        }
        return type != SwitchSocket.MULTIPART_REPLY || in.getInt(at + 4) != xid
            || FlowStatsMessage.reply(in, at, socket.length(), into);
    }
}
