/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.StandbyInUse;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.StandbyInUseBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.StandbyInUseKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Who has taken over is kept. */
public class TakeoversTest extends AbstractConcurrentDataBrokerTest {
    private static final Takeovers.Change CHANGE =
        new Takeovers.Change(Member.STANDBY, Instant.parse("2026-11-21T12:00:00.5Z"), "guest gone");

    private Takeovers takeovers;

    @Before
    public void make() throws Exception {
        takeovers = loaded();
    }

    private Takeovers loaded() throws Exception {
        final var loaded = new Takeovers(getDataBroker());
        loaded.load();
        return loaded;
    }

    @Test
    public void isKept() throws Exception {
        assertEquals(Member.PRIMARY, takeovers.active("fw"));
        takeovers.set("fw", CHANGE);
        assertEquals(Member.STANDBY, takeovers.active("fw"));
        assertEquals("not yet", Optional.empty(), loaded().last("fw"));
        takeovers.store();
        assertEquals(Optional.of(CHANGE), loaded().last("fw"));
        assertEquals(Set.of("fw"), loaded().primaries());
    }

    @Test
    public void thePrimaryNeedsNoEntry() throws Exception {
        takeovers.set("fw", CHANGE);
        takeovers.store();
        final var back = new Takeovers.Change(Member.PRIMARY, Instant.parse("2026-11-21T13:00:00Z"), "asked for");
        takeovers.set("fw", back);
        takeovers.store();
        assertEquals(Optional.of(back), takeovers.last("fw"));
        assertEquals(Optional.empty(), loaded().last("fw"));
    }

    @Test
    public void isTakenBackAndForgotten() throws Exception {
        takeovers.set("fw", CHANGE);
        takeovers.set("lb", CHANGE);
        takeovers.restore("lb", Optional.empty());
        takeovers.store();
        assertEquals(Set.of("fw"), loaded().primaries());
        takeovers.restore("fw", Optional.empty());
        takeovers.store();
        assertEquals(Set.of(), loaded().primaries());
    }

    @Test
    public void anEntryThatSaysLittleCountsAllTheSame() throws Exception {
        final var key = new StandbyInUseKey(new Name("fw"));
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        transaction.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION,
            InstanceIdentifier.create(Ids.class).child(StandbyInUse.class, key),
            new StandbyInUseBuilder().withKey(key).build());
        transaction.commit().get();
        assertEquals(Optional.of(new Takeovers.Change(Member.STANDBY, Instant.EPOCH, "not known any more")),
            loaded().last("fw"));
    }
}
