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
 * Puts a header before the frame. What is matched and set afterwards is the new header's.
 *
 * @param header which one
 */
public record Encap(Header header) implements Action {
    /** A header. */
    public enum Header {
        /** A network service header with four words of metadata. */
        NSH,
        /** An Ethernet header, before a network service header. */
        ETHERNET
    }

    @Override
    public void encode(final ByteArrayDataOutput out) {
        ActionEncoding.encap(out, header);
    }

    @Override
    public Optional<Permission> needs() {
        return Optional.of(Permission.WRAP);
    }
}
