/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

/** A port of the bridge by which the datapath helper takes part in what the node does. */
public enum HelperPort {
    /** The one by which it sends and gets frames of its own (VL-10, VN-3). Weft makes it. */
    CONTROL,
    /** The one to the underlay's bridge, for frames that travel in Ethernet (FN-3). The helper makes it. */
    UNDERLAY
}
