/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vswitchd;

import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.PortRange;
import dev.weft.helper.sheet.Sheet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the UDP source ports of Open vSwitch's tunnels those of the sheet (VL-5).
 */
public final class PortRangeKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PortRangeKeeper.class);
    private static final String COMMAND = "tnl/egress_port_range";

    private final Vswitchd vswitchd;

    /** A keeper that asks and tells this daemon. */
    public PortRangeKeeper(final Vswitchd vswitchd) {
        this.vswitchd = vswitchd;
    }

    /** Looks, sets the range if it differs, and looks whether it worked: a refusal looks much like success. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        return wanted.sourcePorts().map(this::pass)
            .orElseGet(() -> CompletableFuture.completedFuture(new Outcome.Done()));
    }

    private CompletableFuture<Outcome> pass(final PortRange range) {
        final String first = Integer.toString(range.first());
        final String maximum = Integer.toString(range.maximum());
        final String expected = "Tunnel UDP source port range: " + first + "-" + maximum;
        return vswitchd.call(COMMAND).thenCompose(before -> before.strip().equals(expected)
            ? CompletableFuture.completedFuture(new Outcome.Done())
            : vswitchd.call(COMMAND, first, maximum).thenCompose(answer -> vswitchd.call(COMMAND).thenApply(
                after -> set(range, before.strip(), answer.strip(), after.strip().equals(expected)))));
    }

    private static Outcome set(final PortRange range, final String before, final String answer,
            final boolean successful) {
        if (!successful) {
            return new Outcome.Failed("ovs-vswitchd did not take UDP source ports " + range + ": " + answer);
        }
        LOG.info("UDP source ports: set to {}; before: \"{}\"", range, before);
        return new Outcome.Done();
    }
}
