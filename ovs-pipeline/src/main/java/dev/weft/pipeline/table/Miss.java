/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.table;

/** What becomes of a frame that no other flow of a table wants. */
public enum Miss {
    /** Dropped by a flow of its own, so that it is counted. */
    DROP
}
