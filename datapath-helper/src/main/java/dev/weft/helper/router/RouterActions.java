/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import java.util.List;

/**
 * What gateways have done.
 */
interface RouterActions {
    /** Gives frames to the switch, with what is before them. */
    void send(List<byte[]> frames);

    /** Sets the switch's entry of a neighbour; when it is there, gives frames to the switch. */
    void place(NeighbourFlow.Entry entry, List<byte[]> frames);

    /** Deletes the switch's entry of a neighbour. */
    void remove(NeighbourFlow.Entry entry);

    /** Has {@link RouterEngine#listed} called with all entries of the switch, unless that is under way. */
    void list();
}
