/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Stored names as text and back. */
final class Names {
    private Names() {
        // only functions
    }

    /** The names in their order; none for null. */
    static Set<String> of(final Collection<Name> names) {
        return names == null ? Set.of()
            : names.stream().map(Name::getValue).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The names in their order, also those that are given twice; none for null. */
    static List<String> listed(final List<Name> names) {
        return names == null ? List.of() : names.stream().map(Name::getValue).toList();
    }

    static Set<Name> stored(final Collection<String> names) {
        return names.stream().map(Name::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
