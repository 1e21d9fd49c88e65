/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;

/** For which intent object a node is asked to do something. */
sealed interface Owner {
    /**
     * A link.
     *
     * @param id its name
     */
    record OfLink(LinkId id) implements Owner { }

    /**
     * An interface without a link in service.
     *
     * @param id appliance and name
     */
    record OfPort(InterfaceId id) implements Owner { }
}
