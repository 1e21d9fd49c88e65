/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static org.junit.Assert.assertEquals;

import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import org.junit.Test;

public class EncapsulationTest {
    @Test
    public void isAsTheWireFormatSays() {
        assertEquals(48, Encapsulation.overhead(Family.IPV4));
        assertEquals(68, Encapsulation.overhead(Family.IPV6));
        assertEquals(1452, Encapsulation.largestFrame(1500, Family.IPV4));
        assertEquals(1432, Encapsulation.largestFrame(1500, Family.IPV6));
    }

    @Test
    public void leavesRoomForTheInnerEthernetHeader() {
        assertEquals(1438, Encapsulation.largestPacket(1500, Family.IPV4));
        assertEquals(1418, Encapsulation.largestPacket(1500, Family.IPV6));
    }

    @Test
    public void networksHaveHeadersOfTheirOwn() {
        assertEquals("as a link", 1438, Encapsulation.largestPacket(1500, Family.IPV4, NetworkKey.Kind.FENCE));
        assertEquals("the whole id", 1430, Encapsulation.largestPacket(1500, Family.IPV4, NetworkKey.Kind.VNET));
        assertEquals(1410, Encapsulation.largestPacket(1500, Family.IPV6, NetworkKey.Kind.VNET));
        assertEquals(1462, Encapsulation.largestPacketInEthernet(1500));
        assertEquals(1324, Encapsulation.largestProtectedPacket(1500, NetworkKey.Kind.VNET));
        assertEquals("never more", 1330, Encapsulation.largestProtectedPacket(9000, NetworkKey.Kind.VNET));
    }

    @Test
    public void twoHalvesCarryOneEthernetHeader() {
        assertEquals(2890, Encapsulation.largestInHalves(Encapsulation.largestPacket(1500, Family.IPV4)));
        assertEquals(2850, Encapsulation.largestInHalves(Encapsulation.largestPacket(1500, Family.IPV6)));
        assertEquals("no IP packet is larger", 65535, Encapsulation.largestInHalves(65000));
    }
}
