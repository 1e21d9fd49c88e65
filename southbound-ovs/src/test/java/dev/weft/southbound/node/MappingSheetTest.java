/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import dev.weft.api.overlay.NetworkKey;
import org.junit.Test;

/** What the helper is told of a policy with a mapping: the same policy always gives the same text (SI-9). */
public class MappingSheetTest {
    @Test
    public void locatorsAreInTheOrderOfTheirNumbers() {
        final var key = new NetworkKey(NetworkKey.Kind.VNET, 0x8100_7001L);
        assertEquals("{\"policy\":7,\"name\":\"policy-7\",\"network\":\"" + key.kind() + "-2164289537\","
            + "\"segment\":6459256833,\"revision\":12,\"lifetime\":60,\"locators\":["
            + "{\"number\":1,\"service\":\"fw\",\"instance\":\"one\",\"in\":{\"iface-id\":\"one-in/eth0\"},"
            + "\"out\":{\"iface-id\":\"one-out/eth0\"}},"
            + "{\"number\":2,\"service\":\"fw\",\"instance\":\"far\",\"path\":2}]}",
            MappingSheet.of(Things.mappedPath(key, 12, "one", 2)));
    }
}
