/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The port by which control messages of ends go to and come from the switch (VL-10).
 * Not here: what the messages say.
 */
package dev.weft.helper.control;
