/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import dev.weft.api.id.NodeId;
import dev.weft.api.report.ReportAccess;
import dev.weft.api.report.ReportSettings;
import java.util.Optional;
import java.util.UUID;

/** Access with tokens that a test knows. */
public final class TestAccess implements ReportAccess {
    private final int countersEvery;

    public TestAccess(final int countersEvery) {
        this.countersEvery = countersEvery;
    }

    @Override
    public Optional<ReportSettings> settings() {
        return Optional.of(new ReportSettings(8443, "0".repeat(64), "helper", "secret", new UUID(0, 1),
            countersEvery));
    }

    @Override
    public AutoCloseable observe(final Runnable changed) {
        changed.run();
        return () -> { };
    }

    @Override
    public String token(final NodeId node) {
        return "token of " + node;
    }

    @Override
    public boolean isToken(final NodeId node, final String token) {
        return token(node).equals(token);
    }
}
