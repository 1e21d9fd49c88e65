/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How helpers on nodes reach the controller to report, and how the controller knows them again (VL-12).
 * Not here: what they report, and how it is told to nodes.
 */
package dev.weft.api.report;
