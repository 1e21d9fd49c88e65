/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import java.util.Optional;

/**
 * What a node shall do with packets that are too large for its underlay (VL-8, FN-8).
 *
 * @param halves whether they are cut in two whenever the node can
 * @param bridge the bridge that has the underlay addresses; empty: found by them
 * @param device the bridge's port that leads to the other nodes; empty: its only network card
 */
public record OversizeIntent(boolean halves, Optional<String> bridge, Optional<String> device) {
}
