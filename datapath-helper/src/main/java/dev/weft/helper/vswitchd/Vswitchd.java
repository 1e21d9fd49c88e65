/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vswitchd;

import java.util.concurrent.CompletableFuture;

/**
 * The daemon, to be asked and told.
 */
@FunctionalInterface
public interface Vswitchd {
    /**
     * Runs a command as {@code ovs-appctl} would.
     *
     * @return what it prints; fails with an {@link dev.weft.ovsdb.error.OvsdbException} that says why
     */
    CompletableFuture<String> call(String command, String... arguments);
}
