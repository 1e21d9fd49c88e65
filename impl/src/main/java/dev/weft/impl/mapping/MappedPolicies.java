/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

/** Knows what policies in mapping mode answer (SI-9). Any thread may ask. */
@FunctionalInterface
public interface MappedPolicies {
    /**
     * Returns the policies.
     *
     * @return always the same directory, whose content changes
     */
    MappingDirectory mappings();
}
