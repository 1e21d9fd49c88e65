/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import java.util.List;
import java.util.Optional;

/**
 * The way on which a policy leads traffic: the same services for all of it, or what the mapping service answers. It is
 * what a generation of the policy is made of; something else is another generation.
 */
public sealed interface Way permits Chain, Mapped {
    /**
     * Returns the network whose traffic it leads.
     *
     * @return the network
     */
    NetworkId network();

    /**
     * Returns the services that it can visit.
     *
     * @return their names, each once
     */
    List<ServiceId> services();

    /**
     * Returns the way as it is stored.
     *
     * @return what {@link #parse} reads
     */
    String text();

    /**
     * Reads a stored way.
     *
     * @param text what {@link #text} gave
     * @return the way; empty if it is none, as when somebody else wrote it
     */
    static Optional<? extends Way> parse(final String text) {
        return text.startsWith(Mapped.PREFIX) ? Mapped.parse(text) : Chain.parse(text);
    }
}
