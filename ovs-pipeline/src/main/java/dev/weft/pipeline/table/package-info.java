/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The pipeline, declared: every table with what its flows may match, read, set, and where they may go.
 * Not here: the flows themselves (packages flow and feature).
 */
package dev.weft.pipeline.table;
