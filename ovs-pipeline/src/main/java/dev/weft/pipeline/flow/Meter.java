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

/**
 * Drops the frame if it is more than a meter lets through (VN-9). In OpenFlow 1.3 this is no action but an instruction,
 * done before all others.
 *
 * @param meter the meter's number, 1 to 4294901760
 */
public record Meter(int meter) implements Action {
    private static final int INSTRUCTION = 6;
    private static final int LENGTH = 8;

    @Override
    public void encode(final ByteArrayDataOutput out) {
        out.writeShort(INSTRUCTION);
        out.writeShort(LENGTH);
        out.writeInt(meter);
    }

    @Override
    public Optional<Permission> needs() {
        return Optional.of(Permission.METER);
    }
}
