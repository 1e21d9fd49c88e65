/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.node.Underlay;
import dev.weft.southbound.ovsdb.PortShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

/** Which limits the database sets, by the datapath (VN-9). */
public class DatabaseWishesTest {
    private static final PortShape RECEIVES = new PortShape(OptionalInt.empty(), OptionalInt.of(200));
    private static final PortShape BOTH = new PortShape(OptionalInt.of(100), OptionalInt.of(200));

    private final ObjectBook book = new ObjectBook();
    private final DatabaseWishes wishes = new DatabaseWishes(new NodeId("n"), 6653, new FakeReports());

    @Test
    public void anotherDatapathChangesWhoPolicesEveryPort() {
        final var one = Things.port("one");
        final var two = Things.port("two");
        book.put(Things.limit("one", 100, 200));
        assertEquals(Map.of(one, RECEIVES), wishes.limits(spec("netdev"), book, book.takeChanges()));
        book.put(Things.limit("two", 100, 200));
        assertEquals("only what changed", Map.of(two, RECEIVES),
            wishes.limits(spec("netdev"), book, book.takeChanges()));
        assertEquals(Map.of(one, BOTH, two, BOTH), wishes.limits(spec("system"), book, book.takeChanges()));
        assertEquals(Map.of(), wishes.limits(spec("system"), book, book.takeChanges()));
        book.remove(Things.limit("two", 0, 0).key());
        assertEquals(Map.of(one, RECEIVES, two, PortShape.NONE),
            wishes.limits(spec("netdev"), book, book.takeChanges()));
    }

    private static NodeSpec spec(final String datapath) {
        return new NodeSpec(new NodeId("n"), new HostId(1), 0, "n", Optional.empty(), Optional.empty(), datapath,
            new SourcePorts(50000, 16),
            new Underlay(List.of(), 1500, false, Optional.empty(), Optional.empty()));
    }
}
