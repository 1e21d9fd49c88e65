/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import dev.weft.pipeline.flow.Flow;

/** Prints flows as ovs-ofctl would, fields and actions in its order and notation. */
public final class FlowText {
    private FlowText() {
        // only functions
    }

    /**
     * Prints a flow with table names and without cookie.
     *
     * @param flow the flow
     * @return one line
     */
    public static String of(final Flow flow) {
        return of(flow, TextStyle.NAMES);
    }

    /**
     * Prints a flow.
     *
     * @param flow the flow
     * @param style how
     * @return one line
     */
    public static String of(final Flow flow, final TextStyle style) {
        // by way of its bytes, so that what is shown is what is sent
        return WireText.of(flow.wire(), style);
    }
}
