/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NetworkId;
import dev.weft.impl.allocate.Holder;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Segment;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SegmentBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SegmentKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.PlacementBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.PlacementKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Saved;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.SavedKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;

/** A copy is kept as it is and comes back as it was. */
public class SavedCopyTest extends TemplateTestBase {
    private static final InstanceIdentifier<Ids> IDS = InstanceIdentifier.create(Ids.class);

    private Parts before;

    @Before
    public void deployAndChange() throws Exception {
        put(Farm.template("farm", Farm.objects()), Farm.fence("shared"));
        granted(rpcs.deploy(deployment("farm", "c1", "c2").setNode(names("host1")).build()));
        put(Farm.on("host3", Farm.appliance("c1.web1", Farm.port("up", 99), Farm.port("lan", 21))),
            Farm.fence("shared", "c1.fw/out"));
        numbers(Map.of(5, "c1.one", 6, "c1.two", 8, "c2.one"));
        write(segment(7, "c1.lan").setOwnerKind(Segment.OwnerKind.Fence).build());
        before = objects("c1");
    }

    @Test
    public void comesBackAsItWas() throws Exception {
        final var other = objects("c2");
        final var gone = granted(rpcs.undeploy(removal("c1").setSaveAs(new Name("s1")).build()));
        assertEquals(Set.of("membership of interface c1.fw/out in network shared"), gone.getAlsoRemoved());
        assertNull(appliance("c1.web1"));
        assertNull(copy("c1"));
        final var saved = saved("s1");
        assertEquals("c1", saved.getCopy().getValue());
        assertEquals("farm", saved.getTemplate().getValue());
        assertEquals("2026-11-21T12:00:00Z", saved.getTime().getValue());
        assertEquals(3, saved.getHeldId().size());
        final var kept = new SavedIds(getDataBroker()).kept().orElseThrow();
        assertEquals(Set.of(new Holder(Holder.Kind.LINK, "c1.one"), new Holder(Holder.Kind.LINK, "c1.two"),
            new Holder(Holder.Kind.FENCE, "c1.lan")), kept.segments());
        assertEquals(Set.<NetworkId>of(), kept.vnets());

        final var back = granted(rpcs.deploy(returning("s1").build()));
        assertEquals(names("c1"), back.getCopy());
        assertTrue(back.getRenumbered() == null || back.getRenumbered().isEmpty());
        assertEquals(before, objects("c1"));
        assertEquals(other, objects("c2"));
        assertEquals(Farm.fence("shared", "c1.fw/out").getMember(), network("shared").getMember());
        assertEquals("s1", copy("c1").getFromSaved().getValue());
        assertEquals("farm", copy("c1").getTemplate().getValue());
        assertNull("what is deployed again is not kept", saved("s1"));
    }

    @Test
    public void idsThatWereNotKeptAreAskedForOrNamed() throws Exception {
        granted(rpcs.undeploy(removal("c1").setSaveAs(new Name("s1")).build()));
        // 5 was given to somebody else, 6 is in quarantine, nobody knows of 7
        numbers(Map.of(5, "thief"));
        release(6, "c1.two");
        delete(IDS.child(Segment.class, segment(7, "c1.lan").key()));
        final var back = granted(rpcs.deploy(returning("s1").setKeep(true).build()));
        assertEquals(Set.of("link c1.one had id 5, which link thief has now"), back.getRenumbered());
        assertNull(link("c1.one").getSegmentId());
        assertEquals(6, link("c1.two").getSegmentId().getValue().intValue());
        assertEquals(7, network("c1.lan").getId().getValue().intValue());
        assertEquals("c1", saved("s1").getCopy().getValue());
    }

    @Test
    public void itsNamesStayItsOwn() throws Exception {
        granted(rpcs.undeploy(removal("c1").setSaveAs(new Name("s1")).build()));
        refused("in-use", "nothing was deployed: the name of copy c1 is kept for what is saved as s1; bring that back,"
            + " delete /weft-template:templates/saved=s1, or choose another name",
            () -> rpcs.deploy(deployment("farm", "c1").build()));
        refused("data-exists", "nothing was undeployed: something is saved as s1 already; choose another name for"
            + " save-as, or delete /weft-template:templates/saved=s1",
            () -> rpcs.undeploy(removal("c2").setSaveAs(new Name("s1")).build()));
        put(Farm.appliance("c1.fw"));
        refused("data-exists", "nothing was deployed: copy c1: appliance c1.fw exists already; delete it first",
            () -> rpcs.deploy(returning("s1").build()));
        delete(TEMPLATES.child(Saved.class, new SavedKey(new Name("s1"))));
        refused("data-missing", "nothing was deployed: nothing is saved as s1",
            () -> rpcs.deploy(returning("s1").build()));
        assertEquals(Set.of(), new SavedIds(getDataBroker()).kept().orElseThrow().segments());
    }

    @Test
    public void whatItNeedsMustBeThere() throws Exception {
        granted(rpcs.undeploy(removal("c1").setSaveAs(new Name("s1")).build()));
        refused("invalid-value", "nothing was deployed: a saved copy comes back under its own name; give only saved,"
            + " and perhaps placement and keep", () -> rpcs.deploy(returning("s1").setCopy(names("c9")).build()));
        delete(WEFT.child(Network.class, new NetworkKey(new Name("shared"))));
        refused("data-missing", "nothing was deployed: copy c1: there is no network shared any more, which had"
            + " interface c1.fw/out as a member; make it first", () -> rpcs.deploy(returning("s1").build()));
        put(Farm.fence("shared"));
        granted(rpcs.undeploy(removal("c2").build()));
        final var moved = new PlacementKey(new Name("c1.web1"));
        granted(rpcs.deploy(returning("s1").setPlacement(Map.of(moved, new PlacementBuilder().withKey(moved)
            .setNode(new Name("host2")).build())).build()));
        assertEquals("host2", appliance("c1.web1").getNode().getValue());
        assertEquals("host1", appliance("c1.fw").getNode().getValue());
        refused("data-missing", "nothing was deployed: nothing is saved as s1",
            () -> rpcs.deploy(returning("s1").build()));
    }

    @Test
    public void nothingIsNotSaved() throws Exception {
        delete(WEFT.child(Link.class, new LinkKey(new Name("c1.one"))),
            WEFT.child(Link.class, new LinkKey(new Name("c1.two"))));
        delete(WEFT.child(Network.class, new NetworkKey(new Name("c1.lan"))),
            WEFT.child(Network.class, new NetworkKey(new Name("shared"))));
        for (var name : before.appliances().values()) {
            delete(WEFT.child(org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances
                .Appliance.class, name.key()));
        }
        refused("data-missing", "nothing was undeployed: nothing is left of copy c1 that could be saved; undeploy it"
            + " without save-as", () -> rpcs.undeploy(removal("c1").setSaveAs(new Name("s1")).build()));
        granted(rpcs.undeploy(removal("c1").build()));
        assertFalse(templates().nonnullCopy().isEmpty());
    }

    private Saved saved(final String name) {
        return templates().nonnullSaved().get(new SavedKey(new Name(name)));
    }

    private static DeployInputBuilder returning(final String saved) {
        return new DeployInputBuilder().setSaved(new Name(saved));
    }

    private void numbers(final Map<Integer, String> owners) throws ExecutionException, InterruptedException {
        for (var entry : owners.entrySet()) {
            write(segment(entry.getKey(), entry.getValue()).build());
        }
    }

    private void release(final int id, final String owner) throws ExecutionException, InterruptedException {
        write(segment(id, owner).setReleased(new DateAndTime("2026-11-21T11:59:00Z")).build());
    }

    private static SegmentBuilder segment(final int id, final String owner) {
        return new SegmentBuilder().withKey(new SegmentKey(new SegmentId(Uint32.valueOf(id))))
            .setOwner(new Name(owner));
    }

    private void write(final Segment entry) throws ExecutionException, InterruptedException {
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        transaction.put(LogicalDatastoreType.CONFIGURATION, IDS.child(Segment.class, entry.key()), entry);
        transaction.commit().get();
    }
}
