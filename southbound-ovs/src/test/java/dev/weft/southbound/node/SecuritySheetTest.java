/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.NodeObject.SecureKey;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.Protection;
import dev.weft.api.report.ReportAccess;
import dev.weft.southbound.ovsdb.SheetKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.mockito.Mockito;

/** What helpers are told of frames that are protected between nodes, and when. */
public class SecuritySheetTest {
    private static final HostId TWO = new HostId(2);
    private static final NetworkKey VNET = NetworkKey.vnet(9);
    private static final String NODE = "{\"installation\":1,\"host\":1}";

    private final ObjectBook book = new ObjectBook();
    private final DatabaseWishes wishes = new DatabaseWishes(RealNode.NODE, 6653, Mockito.mock(ReportAccess.class));

    @Test
    public void oneNodeIsOneKey() {
        final var encrypted = peer(Protection.ENCRYPTED);
        final var authenticated = peer(Protection.AUTHENTICATED);
        final var share = new SecureKey(new NetworkId("vnet-9"), VNET, TWO, key(7));
        assertEquals(Map.of(SheetKey.SECURITY, Optional.empty()), sheets());
        book.put(encrypted);
        assertEquals(Map.of(SheetKey.SECURITY, Optional.of(NODE), SheetKey.secure(2), text("encrypted", "")), sheets());
        book.put(share);
        book.put(authenticated);
        assertEquals(Map.of(SheetKey.SECURITY, Optional.of(NODE), SheetKey.vnet(9), Optional.empty(),
            SheetKey.secure(2), text("authenticated\",\"encrypted", ",\"" + key(7).base64() + "\"")), sheets());
        assertEquals(Map.of(SheetKey.SECURITY, Optional.of(NODE)), sheets());

        book.remove(encrypted.key());
        book.remove(authenticated.key());
        assertEquals("a key alone protects nothing", Map.of(SheetKey.SECURITY, Optional.empty(), SheetKey.secure(2),
            Optional.empty()), sheets());
    }

    @Test
    public void helpersKnowTheKeyOfTheNetworkInWhichTheyLook() {
        book.put(Things.part(VNET, List.of(), Things.path(2)));
        sheets();
        book.put(new SecureKey(new NetworkId("vnet-9"), VNET, TWO, key(7)));
        final var sheet = sheets().get(SheetKey.vnet(9)).orElseThrow();
        assertEquals(sheet, ",\"key\":\"" + key(7).base64() + "\"}", sheet.substring(sheet.indexOf(",\"key\"")));
    }

    private static Optional<String> text(final String protections, final String shares) {
        return Optional.of("{\"local\":\"10.77.1.1\",\"remote\":\"10.77.1.2\",\"protections\":[\"" + protections
            + "\"],\"keys\":[\"" + key(1).base64() + "\"" + shares + "]}");
    }

    private static SecurePeer peer(final Protection protection) {
        return new SecurePeer(TWO, InetAddresses.forString("10.77.1.1"), InetAddresses.forString("10.77.1.2"),
            protection, key(1));
    }

    private static LinkKey key(final int octet) {
        final var octets = new byte[LinkKey.OCTETS];
        Arrays.fill(octets, (byte) octet);
        return LinkKey.of(octets);
    }

    private Map<SheetKey, Optional<String>> sheets() {
        return wishes.sheets(RealNode.SPEC, book, book.takeChanges());
    }
}
