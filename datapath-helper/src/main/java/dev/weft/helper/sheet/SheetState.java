/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.util.Optional;

/**
 * What is known of the sheet.
 */
public sealed interface SheetState {
    /** What should be done; empty if nothing is known, so that everything should stay as it is. */
    Optional<Sheet> inForce();

    /** What is wrong with the newest text, if anything. */
    Optional<String> complaint();

    /** The state after the database showed this text, or none. */
    default SheetState next(final Optional<String> text) {
        if (text.isEmpty()) {
            return new Good(text, Sheet.none());
        }
        if (text.equals(source())) {
            return this;
        }
        try {
            return new Good(text, SheetReader.read(text.orElseThrow()));
        } catch (BadSheetException e) {
            return new Bad(text, e.getMessage(), inForce());
        }
    }

    /** The text it was made of, if there was one. */
    Optional<String> source();

    /** The database was not seen yet. */
    record Unknown() implements SheetState {
        @Override
        public Optional<Sheet> inForce() {
            return Optional.empty();
        }

        @Override
        public Optional<String> complaint() {
            return Optional.empty();
        }

        @Override
        public Optional<String> source() {
            return Optional.empty();
        }
    }

    /** The newest text is good, or there is none, which wants nothing. */
    record Good(Optional<String> source, Sheet sheet) implements SheetState {
        @Override
        public Optional<Sheet> inForce() {
            return Optional.of(sheet);
        }

        @Override
        public Optional<String> complaint() {
            return Optional.empty();
        }
    }

    /** The newest text is bad; the last good one since the helper started stays in force. */
    record Bad(Optional<String> source, String reason, Optional<Sheet> inForce) implements SheetState {
        @Override
        public Optional<String> complaint() {
            return Optional.of("the sheet is not applied: " + reason);
        }
    }
}
