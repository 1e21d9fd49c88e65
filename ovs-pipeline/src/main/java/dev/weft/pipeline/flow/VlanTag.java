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
 * Puts a VLAN tag on the frame, whose number is set afterwards, or takes the first one off.
 *
 * @param on whether one is put on
 */
public record VlanTag(boolean on) implements Action {
    @Override
    public void encode(final ByteArrayDataOutput out) {
        if (on) {
            ActionEncoding.pushVlan(out);
        } else {
            ActionEncoding.popVlan(out);
        }
    }

    @Override
    public Optional<Permission> needs() {
        return Optional.of(Permission.WRAP);
    }
}
