/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a test with real Open vSwitch takes place in. Closing it takes away what there is, also after half a set-up.
 */
interface Scene extends AutoCloseable {
    /** Makes it; not more than once. */
    void setUp() throws Exception;

    /** What helps to find out what is wrong. */
    String picture() throws IOException;

    @Override
    void close() throws IOException, InterruptedException;

    /**
     * Makes a scene that is not set up.
     *
     * @param <T> its kind
     */
    @FunctionalInterface
    interface Maker<T extends Scene> {
        /** A scene whose files are in an empty folder. */
        T in(Path dir) throws Exception;
    }
}
