/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.wire.WireFlow;

/** Short ways to make objects and flows of which only identity matters. */
final class Flows {
    private Flows() {
        // only functions
    }

    static ObjectKey object(final int number) {
        return ObjectKey.linkEnd(new LinkId("l" + number), new SegmentId(number), 0);
    }

    /** A flow of an object with a match and a kind of actions. */
    static WireFlow flow(final ObjectKey object, final int match, final int actions) {
        return flow(Cookie.of(object).value(), match, actions);
    }

    static WireFlow flow(final long cookie, final int match, final int actions) {
        return new WireFlow(10, 100, cookie, new byte[] {(byte) match}, new byte[] {(byte) actions});
    }
}
