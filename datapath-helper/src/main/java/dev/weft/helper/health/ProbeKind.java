/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

/**
 * What is sent through an instance.
 */
public enum ProbeKind {
    /** Ethernet frames of type 0x88b5. */
    ETHERNET("ethernet", 0x88b5),
    /** ICMP echo requests over IPv4. */
    IP("ip", 0x0800);

    private final String text;
    private final int etherType;

    ProbeKind(final String text, final int etherType) {
        this.text = text;
        this.etherType = etherType;
    }

    int etherType() {
        return etherType;
    }

    @Override
    public String toString() {
        return text;
    }
}
