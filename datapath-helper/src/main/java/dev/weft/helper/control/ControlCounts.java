/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.control;

/**
 * Frames between helper and switch that got lost between them, since the helper started.
 *
 * @param overflow frames that came faster than they were dealt with
 * @param malformed frames that no switch of Weft sends
 * @param unsent frames that the port did not take, or for which there was no port
 */
public record ControlCounts(long overflow, long malformed, long unsent) {
}
