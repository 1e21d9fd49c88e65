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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An object of a sheet while it is read: {@link #next} goes to the next member, whose value must then be read or
 * skipped; after the last one, {@link #need} says what is missing.
 */
public final class SheetObject {
    private static final int MAX_NAME = 255;

    private final SheetJson json;
    private final String what;
    private final String prefix;
    private final List<String> known;
    private final Set<String> seen = new HashSet<>();
    private String key = "";

    SheetObject(final SheetJson json, final String what, final String prefix, final String... known)
            throws IOException, BadSheetException {
        this.json = json;
        this.what = what;
        this.prefix = prefix;
        this.known = List.of(known);
        json.begin(JsonToken.BEGIN_OBJECT, what);
    }

    /**
     * Goes to the next member.
     *
     * @return false if there is none: the object has been read
     * @throws BadSheetException if it is a known one that stood there before
     */
    public boolean next() throws IOException, BadSheetException {
        if (!json.more(JsonToken.BEGIN_OBJECT)) {
            return false;
        }
        key = json.key();
        if (known.contains(key) && !seen.add(key)) {
            throw new BadSheetException(key + " should stand there once, but does twice");
        }
        return true;
    }

    /** The key of this member; of one that is not known it may be hostile. */
    public String key() {
        return key;
    }

    /** What the object is called. */
    public String what() {
        return what;
    }

    /** What this member is called, if it is a known one. */
    public String where() {
        return prefix + key;
    }

    /** Whether a known member stood there. */
    public boolean has(final String name) {
        return seen.contains(name);
    }

    /** Says which of these stood there not. */
    public void need(final String... names) throws BadSheetException {
        for (String name : names) {
            if (!has(name)) {
                throw new BadSheetException(what + " lacks " + name);
            }
        }
    }

    /** Whether the value of this member is a number. */
    public boolean isNumber() throws IOException {
        return json.isNumber();
    }

    public String text() throws IOException, BadSheetException {
        return json.text(where());
    }

    /** A text that is shown in terminals: of 1 to 255 characters, none of them control. */
    public String name() throws IOException, BadSheetException {
        final String name = text();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadSheetException(where() + " should have 1 to " + MAX_NAME
                + " characters, none of them control");
        }
        return name;
    }

    /** A whole number of at most nine digits. */
    public int number() throws IOException, BadSheetException {
        return json.number(where());
    }

    /** A whole number of at most ten digits. */
    public long longNumber() throws IOException, BadSheetException {
        return longNumber(where());
    }

    /** The same of a member that is called otherwise than by its key, as that is not known. */
    public long longNumber(final String called) throws IOException, BadSheetException {
        return json.longNumber(called);
    }

    public boolean bool() throws IOException, BadSheetException {
        return json.bool(where());
    }

    /**
     * Begins an object that this member is.
     *
     * @param names its own members that may stand there, once each
     */
    public SheetObject object(final String... names) throws IOException, BadSheetException {
        return json.object(where(), names);
    }

    /**
     * Begins a list that this member is.
     *
     * @param most how long it may be
     */
    public SheetArray array(final int most) throws IOException, BadSheetException {
        return new SheetArray(json, where(), most);
    }

    /** Leaves the value of this member alone, for controllers newer than this helper. */
    public void skip() throws IOException, BadSheetException {
        json.skip();
    }
}
