/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import static dev.weft.impl.validate.Stored.appliance;
import static dev.weft.impl.validate.Stored.applianceAt;
import static dev.weft.impl.validate.Stored.link;
import static dev.weft.impl.validate.Stored.linkAt;
import static dev.weft.impl.validate.Stored.node;
import static dev.weft.impl.validate.Stored.nodeAt;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.util.Optional;
import org.junit.Test;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;

/** What becomes of the index when the datastore goes another way than the cohort was told. */
public class IntentTrackerTest {
    private final IntentStore store = new IntentStore();

    private IntentStore.Write newNode(final int number) {
        return store.write().put(nodeAt("h" + number), node("h" + number, "192.0.2." + number));
    }

    private static void accepted(final Optional<NetconfDocumentedException> verdict) {
        assertEquals(Optional.empty(), verdict);
    }

    private int decodedBy(final Runnable work) {
        store.decoded.set(0);
        work.run();
        return store.decoded.get();
    }

    @Test
    public void takesBackWhatWasGivenUp() {
        accepted(newNode(1).commit());
        accepted(newNode(2).check());
        // h2 was never stored, so its address is free; and h1 is not decoded again to find that out.
        assertEquals(1, decodedBy(() -> accepted(store.write().put(nodeAt("h3"), node("h3", "192.0.2.2")).commit())));
        assertNotEquals(Optional.empty(), store.write().put(nodeAt("h4"), node("h4", "192.0.2.2")).check());
    }

    @Test
    public void startsAnewWhenTheDataIsAnother() {
        accepted(newNode(1).commit());
        accepted(newNode(2).check());
        store.write().put(nodeAt("h5"), node("h5", "192.0.2.5")).commitUnchecked();
        assertEquals(3, decodedBy(() -> accepted(newNode(6).commit())));
        assertNotEquals(Optional.empty(), store.write().put(nodeAt("h8"), node("h8", "192.0.2.5")).check());
        accepted(newNode(2).commit());
    }

    @Test
    public void staysAfterARefusal() {
        accepted(newNode(1).commit());
        assertNotEquals(Optional.empty(), store.write().put(nodeAt("h2"), node("h2", "192.0.2.1")).commit());
        assertEquals(1, decodedBy(() -> accepted(newNode(3).commit())));
    }

    @Test
    public void readsWhatWasThereBefore() {
        newNode(1).commitUnchecked();
        newNode(2).commitUnchecked();
        assertEquals(3, decodedBy(() -> accepted(newNode(3).commit())));
        assertEquals(1, decodedBy(() -> accepted(newNode(4).commit())));
    }

    @Test
    public void passesOverWhatCannotBeReadUntilItIsCorrected() {
        store.write().put(applianceAt("fw"), appliance("fw", null, "a", "b"))
            .put(linkAt("l"), new LinkBuilder(link("l", "fw/a", "fw/b")).setB(null).build()).commitUnchecked();
        accepted(newNode(1).commit());
        accepted(store.write().put(linkAt("l"), link("l", "fw/a", "fw/b")).commit());
        assertNotEquals(Optional.empty(), store.write().put(linkAt("m"), link("m", "fw/a", "fw/b")).check());
    }

    @Test
    public void deletesWhatCannotBeRead() {
        store.write().put(linkAt("l"), new LinkBuilder(link("l", "fw/a", "fw/b")).setB(null).build())
            .commitUnchecked();
        accepted(store.write().delete(linkAt("l")).commit());
        assertEquals(null, store.stored());
    }
}
