/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

/**
 * How much a node takes on, so that neither guests nor services can make it grow.
 *
 * @param entries questions whose answers are known or asked for
 * @param asking of those, for which an answer is missing
 * @param askingPerPort of those, for frames of one port of the switch
 * @param frames that wait
 * @param frameBytes of those
 * @param framesPerEntry of those, for one answer
 */
record MappingLimits(int entries, int asking, int askingPerPort, int frames, int frameBytes, int framesPerEntry) {
    /** Enough for a large node. */
    static final MappingLimits DEFAULT = new MappingLimits(16_384, 2_048, 256, 8_192, 16 << 20, 16);
}
