/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The node's own database: sheet, ends and ports come from it, the report goes into it.
 * Not here: what they mean.
 */
package dev.weft.helper.database;
