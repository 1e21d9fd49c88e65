/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The thread on which copies are made, so that thousands of new objects do not keep states waiting. */
public final class TemplateThread {
    private TemplateThread() {
        // only a factory
    }

    /**
     * Makes the executor.
     *
     * @return an executor with one thread that has a name and does not keep the JVM alive
     */
    public static ExecutorService create() {
        return Executors.newSingleThreadExecutor(
            new ThreadFactoryBuilder().setNameFormat("weft-templates").setDaemon(true).build());
    }
}
