/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.id;

/**
 * Which traffic visits which services (SI-2).
 *
 * @param value its name: 1 to 64 letters, digits, '.', '_' or '-', starting with a letter or digit
 */
public record PolicyId(String value) implements Comparable<PolicyId> {
    public PolicyId {
        Name.check("policy", value);
    }

    @Override
    public int compareTo(final PolicyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
