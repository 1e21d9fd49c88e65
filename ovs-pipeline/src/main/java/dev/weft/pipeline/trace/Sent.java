/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

/**
 * A frame that leaves the bridge.
 *
 * @param step which of the steps sent it, from 0
 * @param port the number of the port
 * @param frame the frame at that moment, with the outer header for a tunnel's port; not to be changed
 */
public record Sent(int step, int port, Frame frame) { }
