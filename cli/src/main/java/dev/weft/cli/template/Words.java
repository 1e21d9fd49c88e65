/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Reads what a user types. All errors are {@link IllegalArgumentException}s with a text for the user. */
public final class Words {
    private Words() {
        // only functions
    }

    /**
     * Reads a name.
     *
     * @param what what has the name
     * @param text what was typed; null stays null
     * @return the name
     */
    public static Name name(final String what, final String text) {
        try {
            return text == null ? null : new Name(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " name '" + text + "' is not 1 to 64 letters, digits, '.', '_' or"
                + " '-' starting with a letter or digit", e);
        }
    }

    /**
     * Reads names that are separated by commas.
     *
     * @param what what has the names
     * @param text what was typed; null: none
     * @return the names
     */
    public static List<Name> names(final String what, final String text) {
        final var names = new ArrayList<Name>();
        if (text != null) {
            for (var word : text.split(",", -1)) {
                names.add(name(what, word));
            }
        }
        return names;
    }

    /**
     * Reads pairs such as {@code fw=host1,lb=host2}.
     *
     * @param option the option, for messages
     * @param form how a pair is written, for messages
     * @param text what was typed; null: none
     * @return the pairs, in their order
     */
    public static Map<String, String> pairs(final String option, final String form, final String text) {
        final var pairs = new LinkedHashMap<String, String>();
        if (text != null) {
            for (var word : text.split(",", -1)) {
                final int equals = word.indexOf('=');
                if (equals <= 0 || equals == word.length() - 1) {
                    throw new IllegalArgumentException(option + ": '" + word + "' is not " + form);
                }
                if (pairs.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                    throw new IllegalArgumentException(option + ": " + word.substring(0, equals) + " is given twice");
                }
            }
        }
        return pairs;
    }

    /**
     * Reads a number.
     *
     * @param option the option, for messages
     * @param max the largest one allowed
     * @param text what was typed; null stays null
     * @return the number
     */
    public static Uint16 number(final String option, final int max, final String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > max) {
            throw new IllegalArgumentException(option + " '" + text + "' is no number from 1 to " + max);
        }
        return Uint16.valueOf(text);
    }
}
