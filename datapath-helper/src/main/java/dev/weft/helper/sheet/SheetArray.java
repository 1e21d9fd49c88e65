/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import com.google.gson.stream.JsonToken;
import java.io.IOException;

/**
 * A list of a sheet while it is read: {@link #next} goes to the next element, which must then be read.
 */
public final class SheetArray {
    private final SheetJson json;
    private final String what;
    private final int most;
    private int index = -1;

    SheetArray(final SheetJson json, final String what, final int most) throws IOException, BadSheetException {
        this.json = json;
        this.what = what;
        this.most = most;
        json.begin(JsonToken.BEGIN_ARRAY, what);
    }

    /**
     * Goes to the next element.
     *
     * @return false if there is none: the list has been read
     * @throws BadSheetException if it is one too many
     */
    public boolean next() throws IOException, BadSheetException {
        if (!json.more(JsonToken.BEGIN_ARRAY)) {
            return false;
        }
        index++;
        if (index >= most) {
            throw new BadSheetException(what + " should be at most " + most);
        }
        return true;
    }

    /** What this element is called. */
    public String where() {
        return what + "[" + index + "]";
    }

    public String text() throws IOException, BadSheetException {
        return json.text(where());
    }

    /** A whole number of at most nine digits. */
    public int number() throws IOException, BadSheetException {
        return json.number(where());
    }

    /**
     * Begins an object that this element is.
     *
     * @param known the members that may stand there, once each
     */
    public SheetObject object(final String... known) throws IOException, BadSheetException {
        return json.object(where(), known);
    }
}
