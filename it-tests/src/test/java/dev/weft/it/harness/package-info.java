/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Driving the whole of Weft from tests: controller, test bed, RESTCONF, waiting, flow dumps.
 * What is to be seen stands in the tests, not here.
 */
package dev.weft.it.harness;
