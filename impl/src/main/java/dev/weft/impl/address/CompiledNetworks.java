/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.address;

import com.google.common.util.concurrent.ListenableFuture;
import dev.weft.api.id.NetworkId;
import dev.weft.impl.compile.CompiledNetwork;
import java.util.Optional;

/** Knows what networks are compiled to. */
@FunctionalInterface
public interface CompiledNetworks {
    /**
     * Looks up a network, as soon as there is time for it.
     *
     * @param network its name
     * @return what became of it; empty if there is none
     */
    ListenableFuture<Optional<CompiledNetwork>> compiled(NetworkId network);
}
