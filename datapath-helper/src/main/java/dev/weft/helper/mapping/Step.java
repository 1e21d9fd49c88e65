/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

/** What a flow does with packets for which there is an answer. */
sealed interface Step {
    /**
     * They go to another node.
     *
     * @param word their policy word from there on
     * @param path the way there
     */
    record Far(int word, int path) implements Step { }

    /**
     * They go into an instance here.
     *
     * @param word their policy word from there on
     * @param port the OpenFlow number of the port by which they enter it
     */
    record Here(int word, int port) implements Step { }

    /**
     * They go to their destination.
     *
     * @param word their policy word from there on
     */
    record Arrived(int word) implements Step { }

    /**
     * They are dropped: by a flow of the policy's own, which counts them for it longer than an answer lives (SI-12).
     *
     * @param word their policy word from there on
     */
    record Dropped(int word) implements Step { }
}
