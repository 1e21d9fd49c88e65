/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

/**
 * Control messages of all ends, also removed ones, since the helper started (VL-10).
 *
 * @param sent messages sent
 * @param received messages that came, whatever they were
 * @param malformed of those: too short, not ours, of an unknown type or of another segment than their tunnel's
 * @param unknownEnd of those: for no end of this node
 * @param wrongPath of those: not by the path of the other end
 * @param tooFast of those: more than one end or the node takes in a tick
 * @param badAuthentication of those: without the signature that the key asks for
 * @param replayed of those: with a sequence that was there before
 * @param busy queries that were answered with BUSY, or challenges that were not answered, since there were too many
 */
public record ControlTotals(long sent, long received, long malformed, long unknownEnd, long wrongPath, long tooFast,
        long badAuthentication, long replayed, long busy) {
}
