/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

/**
 * How much a node takes on for its gateways, so that nobody can make it grow.
 *
 * @param neighbours that are known or looked for
 * @param ofGateway of those, of one gateway
 * @param asked of those, that are looked for
 * @param askedOfGateway of those, by one gateway
 * @param frames that wait
 * @param frameBytes of those
 * @param queue frames that wait for one neighbour
 */
record RouterLimits(int neighbours, int ofGateway, int asked, int askedOfGateway, int frames, int frameBytes,
        int queue) {
    static final RouterLimits DEFAULT = new RouterLimits(16_384, 4_096, 1_024, 256, 4_096, 8 << 20, 32);
}
