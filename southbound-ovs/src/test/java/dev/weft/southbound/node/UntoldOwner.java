/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.southbound.openflow.message.FlowMonitor.Report;

/** Owner of a session that is only asked for counters: nothing else of the switch is to be told. */
final class UntoldOwner implements SwitchSession.Owner {
    @Override
    public void told(final Report report) {
        throw new AssertionError(report);
    }

    @Override
    public void ready() {
        throw new AssertionError("nobody asked for what is there");
    }

    @Override
    public void unusable(final String reason) {
        throw new AssertionError(reason);
    }
}
