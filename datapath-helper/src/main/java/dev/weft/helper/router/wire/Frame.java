/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router.wire;

/**
 * A frame of a station.
 *
 * @param destination its hardware address
 * @param source the sender's
 * @param content what it holds
 */
public record Frame(long destination, long source, Content content) {
    private static final long GROUP = 1L << 40;

    /** Whether it is for many. */
    public boolean isForMany() {
        return (destination & GROUP) != 0;
    }
}
