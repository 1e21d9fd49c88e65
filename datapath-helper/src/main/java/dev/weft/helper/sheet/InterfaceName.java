/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.util.regex.Pattern;

/**
 * Names of network interfaces and bridges, which get into commands.
 */
public final class InterfaceName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,14}");

    private InterfaceName() {
        // static access only
    }

    /** Whether it can be one, and cannot be taken for an option of a command. */
    public static boolean isGood(final String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Checks a name.
     *
     * @throws IllegalArgumentException saying what would be right
     */
    static String check(final String what, final String name) {
        if (!isGood(name)) {
            throw new IllegalArgumentException(what + " should be the name of an interface: 1 to 15 letters, digits, "
                + "\"_\", \".\" or \"-\"");
        }
        return name;
    }
}
