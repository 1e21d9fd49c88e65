/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The fields of a frame and of the pipeline's registers, by name, and the words carried in them.
 * Not here: which table may use which field (package table), how matches and actions use them (package flow).
 */
package dev.weft.pipeline.field;
