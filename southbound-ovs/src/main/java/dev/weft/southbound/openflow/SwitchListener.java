/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow;

/** Is told about one switch. Calls come in order, from a thread of the OpenFlow library: return at once. */
public interface SwitchListener {
    /**
     * The switch is connected and this controller is its master.
     *
     * @param channel the way to it
     */
    void connected(SwitchChannel channel);

    /**
     * A message came. Errors that answer something sent are not told here, they fail what was sent; but the reason
     * why a bundle could not take effect is, because it answers a message that was confirmed long before, and so is all
     * that answers a {@linkplain dev.weft.southbound.openflow.message.OpenFlow#query question}.
     *
     * @param message the whole message, header first
     */
    void received(byte[] message);

    /** Another one watches a switch of this datapath id; it goes first, until it ends its watch. */
    void contested();

    /** The switch is gone, or another controller is its master. */
    void disconnected();
}
