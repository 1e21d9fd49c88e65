/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import java.util.List;

/** All kinds of resources. */
public final class Catalogue {
    private static final List<Resource<?, ?>> ALL = List.of(new Networks(), new Ports(), new Pairs(), new Groups(),
        new Classifiers(), new Chains());

    private Catalogue() {
        // only functions
    }

    /**
     * The kinds.
     *
     * @return them, each before those that name it
     */
    public static List<Resource<?, ?>> all() {
        return ALL;
    }
}
