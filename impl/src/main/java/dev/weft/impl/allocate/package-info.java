/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Segment ids, vnet ids and host ids: given out, kept over a restart in {@code /weft-ids:ids}, held back after release.
 * Not here: whether wanted ids may be stored as intent (validate), ids that are computed (api).
 */
package dev.weft.impl.allocate;
