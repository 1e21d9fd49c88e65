/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.packet;

import java.io.IOException;

/**
 * Linux refused something of a packet socket. The message says what and why.
 */
public final class PacketException extends IOException {
    private static final long serialVersionUID = 1L;

    PacketException(final String what, final int errno) {
        super(what + ": " + reason(errno));
    }

    private static String reason(final int errno) {
        return switch (errno) {
            case 1 -> "not permitted; CAP_NET_RAW is needed";
            case Linux.ENODEV -> "there is no such interface";
            case Linux.ENETDOWN -> "the interface is down";
            default -> Linux.strerror(errno) + " (" + errno + ")";
        };
    }
}
