/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import org.junit.AfterClass;
import org.junit.BeforeClass;

/** Tests that share one real node, which is started for the first of them and ended after the last. */
abstract class OnRealNode {
    static RealNode node;

    @BeforeClass
    public static void start() throws Exception {
        node = RealNode.start();
    }

    @AfterClass
    public static void stop() throws Exception {
        if (node != null) {
            node.close();
            node = null;
        }
    }
}
