/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is done again and again: a time that goes wrong is not the last one, and is logged unless the one
 * before went wrong as well. On one thread.
 */
final class Recurring implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

    private final String what;
    private final Runnable task;
    private boolean failing;

    /** Does this. */
    Recurring(final String what, final Runnable task) {
        this.what = what;
        this.task = task;
    }

    @Override
    public void run() {
        CompletableFuture.runAsync(task, Runnable::run).whenComplete((done, failure) -> {
            if (failure != null && !failing) {
                LOG.error("{}: failed, and goes on", what, failure);
            }
            failing = failure != null;
        });
    }
}
