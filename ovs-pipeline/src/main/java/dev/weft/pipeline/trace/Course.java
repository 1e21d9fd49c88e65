/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import java.util.List;
import java.util.Set;

/**
 * What becomes of a frame on one node.
 *
 * @param steps the tables that it passes, in order
 * @param sent the frames that leave, in order; none: it is dropped
 * @param unknown what the switch would have to be asked to be sure
 */
public record Course(List<Step> steps, List<Sent> sent, Set<LearnedQuery> unknown) {
    public Course {
        steps = List.copyOf(steps);
        sent = List.copyOf(sent);
        unknown = Set.copyOf(unknown);
    }
}
