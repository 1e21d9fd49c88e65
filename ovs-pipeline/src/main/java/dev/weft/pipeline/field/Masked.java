/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import java.util.List;

/**
 * Some values of a field: those that have certain bits.
 *
 * @param value the bits
 * @param mask which bits count: none, some or all of the field
 */
public record Masked(Value value, Value mask) {
    public Masked {
        if (!value.within(mask)) {
            throw new IllegalArgumentException("value " + value + " has bits outside its mask " + mask);
        }
    }

    /**
     * The addresses of a prefix.
     *
     * @param prefix the prefix
     * @return values of an address field of the prefix's family
     */
    public static Masked of(final Prefix prefix) {
        final var octets = prefix.address().getAddress();
        return new Masked(Value.of(octets), Value.prefix(prefix.length(), Byte.SIZE * octets.length));
    }

    /**
     * The blocks of a range of ports.
     *
     * @param ports the range
     * @return values of a port field, ascending, at most 30
     */
    public static List<Masked> of(final Ports ports) {
        return ports.blocks().stream().map(block -> new Masked(Value.of(block.value()), Value.of(block.mask())))
            .toList();
    }
}
