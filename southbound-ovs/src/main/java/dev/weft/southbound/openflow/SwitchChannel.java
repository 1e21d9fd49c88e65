/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow;

import java.util.concurrent.CompletableFuture;

/** The OpenFlow channel to one connected switch. */
public interface SwitchChannel {
    /**
     * Sends messages. All of them get one transaction id, so that an error in any of them fails the future.
     *
     * @param messages one or more whole OpenFlow messages, one after the other
     * @return completes when the switch answered, or confirmed a later barrier; fails with {@link SwitchRefusal}
     *         when the switch refused a message, and with {@link ChannelFailure} when the channel broke
     */
    CompletableFuture<Void> send(byte[] messages);
}
