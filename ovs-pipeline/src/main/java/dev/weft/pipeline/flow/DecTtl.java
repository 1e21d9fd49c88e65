/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.io.ByteArrayDataOutput;
import dev.weft.pipeline.table.Permission;
import java.util.Optional;

/** Takes one from what a packet may still live, as a router does; a packet at its end is dropped (GW-1). */
public record DecTtl() implements Action {
    private static final int TYPE = 24;
    private static final int LENGTH = 8;

    @Override
    public void encode(final ByteArrayDataOutput out) {
        out.writeShort(TYPE);
        out.writeShort(LENGTH);
        out.writeInt(0);
    }

    @Override
    public Optional<Permission> needs() {
        return Optional.of(Permission.ROUTE);
    }
}
