/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.NodeId;
import dev.weft.api.report.ReportAccess;
import dev.weft.api.report.ReportSettings;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What helpers are told of the controller, as the test wants it. */
final class FakeReports implements ReportAccess {
    private final CopyOnWriteArrayList<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Optional<ReportSettings> settings = Optional.empty();

    void set(final Optional<ReportSettings> now) {
        settings = now;
        watchers.forEach(Runnable::run);
    }

    boolean isWatched() {
        return !watchers.isEmpty();
    }

    @Override
    public Optional<ReportSettings> settings() {
        return settings;
    }

    static ReportSettings settings(final int port, final UUID instance) {
        return new ReportSettings(port, "ab".repeat(32), "weft-node", "secret-7", instance, 30);
    }

    @Override
    public AutoCloseable observe(final Runnable changed) {
        watchers.add(changed);
        return () -> watchers.remove(changed);
    }

    @Override
    public String token(final NodeId node) {
        return "token-of-" + node;
    }

    @Override
    public boolean isToken(final NodeId node, final String token) {
        return token(node).equals(token);
    }
}
