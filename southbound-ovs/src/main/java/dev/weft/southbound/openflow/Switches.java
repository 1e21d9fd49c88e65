/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow;

/** The switches that connect to this controller. */
public interface Switches {
    /** A watch that can be ended. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Watches one switch. If it is connected already the listener is told at once.
     *
     * @param datapathId 16 lower-case hexadecimal digits
     * @param listener is told; only the first that watches a switch is, a second one waits for its turn
     * @return ends the watch
     */
    Watch watch(String datapathId, SwitchListener listener);
}
