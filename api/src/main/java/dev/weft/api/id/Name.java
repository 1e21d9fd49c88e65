/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.id;

import java.util.regex.Pattern;

/**
 * The rule that all names of intent objects obey: 1 to 64 characters of letters, digits, dot, underscore and dash,
 * starting with a letter or a digit. It is the {@code name} typedef of weft-types.yang.
 */
final class Name {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Name() {
        // only a rule
    }

    static String check(final String what, final String value) {
        if (value == null || !VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " name '" + value
                + "' is not 1 to 64 letters, digits, '.', '_' or '-' starting with a letter or digit");
        }
        return value;
    }
}
