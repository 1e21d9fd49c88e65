/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.worker;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The one thread on which intent is compiled and states are computed. */
public final class WorkerThread {
    private WorkerThread() {
        // only a factory
    }

    /**
     * Makes the executor.
     *
     * @return an executor with one thread that has a name and does not keep the JVM alive
     */
    public static ScheduledExecutorService create() {
        final var executor = new ScheduledThreadPoolExecutor(1,
            new ThreadFactoryBuilder().setNameFormat("weft-worker").setDaemon(true).build());
        executor.setRemoveOnCancelPolicy(true);
        // what was to be tried again later must not delay the end
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
