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
 * The keys of one kind of settings: what they begin with, and a number.
 *
 * @param prefix what they begin with
 * @param number what the number looks like
 * @param owner whose keys they are, for complaints
 * @param called what the number is called there
 */
public record SheetKey(String prefix, Pattern number, String owner, String called) {
    public SheetKey(final String prefix, final String number, final String owner, final String called) {
        this(prefix, Pattern.compile(number), owner, called);
    }

    /**
     * The digits of the number of a key.
     *
     * @throws BadSheetException if it is none of these keys
     */
    public String digits(final String key) throws BadSheetException {
        final String digits = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
        if (!number.matcher(digits).matches()) {
            throw new BadSheetException("the key of " + owner + " should be " + prefix + " and " + called
                + ", but is " + SheetJson.quote(key));
        }
        return digits;
    }
}
