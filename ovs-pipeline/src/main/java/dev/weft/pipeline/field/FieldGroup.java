/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

/** Where a field lives, in the order in which Open vSwitch prints matches. */
public enum FieldGroup {
    /** What connection tracking knows of the connection of a frame: nothing until the frame went through it. */
    CONNECTION,
    /** A register: zero when a frame enters the bridge, and out of the guest's reach. */
    REGISTER,
    /** The outer header: of the tunnel a frame came through, or of the one it will be sent through. */
    TUNNEL,
    /** The metadata, as a register. */
    METADATA,
    /** The port through which the frame came. */
    PORT,
    /** The frame's VLAN tag. */
    TAG,
    /** The frame's own header. */
    FRAME,
    /** The header of the IP packet in a frame. */
    PACKET,
    /** What follows the header of the IP packet. */
    TRANSPORT;

    /**
     * Tells whether fields of this group have a meaning when a frame enters the bridge.
     *
     * @return false if they are zero then, until a table sets them
     */
    public boolean knownAtEntry() {
        return this != CONNECTION && this != REGISTER && this != METADATA;
    }
}
