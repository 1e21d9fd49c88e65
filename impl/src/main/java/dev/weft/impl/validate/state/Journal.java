/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to take back what was done since the last {@link #forget}, the newest first. Not thread-safe. */
final class Journal {
    private final Deque<Runnable> undo = new ArrayDeque<>();

    void add(final Runnable inverse) {
        undo.push(inverse);
    }

    void rollBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    void forget() {
        undo.clear();
    }
}
