/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An appliance of a chain ({@code /weft:weft/chain/stage}, VL-16).
 *
 * @param order its place
 * @param appliance its name
 * @param in the interface towards the stage before; empty: none, possible at the first stage only
 * @param out the interface towards the next stage; empty: none, possible at the last stage only
 */
public record StageIntent(int order, String appliance, Optional<InterfaceId> in, Optional<InterfaceId> out) {
    public StageIntent {
        requireNonNull(appliance);
        if (in.isPresent() && in.equals(out)) {
            throw new IllegalArgumentException("in and out are both interface " + in.orElseThrow() + "; a link ends at"
                + " an interface alone, so name two");
        }
    }

    /**
     * Returns its interfaces.
     *
     * @return in, then out, as far as there are any
     */
    public Stream<InterfaceId> ports() {
        return Stream.concat(in.stream(), out.stream());
    }
}
