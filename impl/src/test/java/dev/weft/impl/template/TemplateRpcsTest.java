/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplateInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput.Spread;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.AttachmentBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.AttachmentKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.Placement;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.PlacementBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.PlacementKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Template;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.TemplateKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;

public class TemplateRpcsTest extends TemplateTestBase {
    @Before
    public void checkIn() throws Exception {
        put(Farm.template("farm", Farm.objects()));
    }

    @Test
    public void aCopyHasTheTemplatesInsides() throws Exception {
        final var done = granted(rpcs.deploy(deployment("farm", "c1").setNode(names("host1")).build()));
        assertEquals(3, done.getAppliances().intValue());
        assertEquals(2, done.getLinks().intValue());
        assertEquals(1, done.getNetworks().intValue());
        assertEquals(stored(
            Farm.on("host1", Farm.appliance("c1.fw", Farm.port("out"), Farm.port("a", 1), Farm.port("b", 2))),
            Farm.on("host1", Farm.appliance("c1.web1", Farm.port("up", 11), Farm.port("lan", 21))),
            Farm.on("host1", Farm.appliance("c1.web2", Farm.port("up", 12),
                Farm.withPortId("c1.vm-2", Farm.port("lan", 22)))),
            Farm.link("c1.one", "c1.fw/a", "c1.web1/up"), Farm.link("c1.two", "c1.fw/b", "c1.web2/up"),
            Farm.fence("c1.lan", "c1.web1/lan", "c1.web2/lan")), objects("c1"));
        assertEquals("farm", copy("c1").getTemplate().getValue());
        assertEquals("2026-11-21T12:00:00Z", copy("c1").getDeployed().getValue());
    }

    @Test
    public void manyCopiesAreSpread() throws Exception {
        final var nodes = names("host1", "host2", "host3");
        granted(rpcs.deploy(deployment("farm", "x").setPrefix(new Name("c")).setCount(Uint16.valueOf(4))
            .setNode(nodes).build()));
        assertEquals(Map.of("x", "host1", "c-1", "host2", "c-2", "host3", "c-3", "host1", "c-4", "host2"),
            templates().nonnullCopy().keySet().stream().map(key -> key.getName().getValue())
                .collect(Collectors.toMap(name -> name, name -> appliance(name + ".fw").getNode().getValue())));
        granted(rpcs.deploy(deployment("farm").setPrefix(new Name("d")).setFirst(Uint16.valueOf(7))
            .setCount(Uint16.TWO).setNode(nodes).setSpread(Spread.Appliance).setPlacement(placement("fw", "host3"))
            .build()));
        assertEquals(List.of("host3", "host2", "host3", "host3", "host2", "host3"),
            List.of("d-7.fw", "d-7.web1", "d-7.web2", "d-8.fw", "d-8.web1", "d-8.web2").stream()
                .map(name -> appliance(name).getNode().getValue()).toList());
    }

    @Test
    public void allOrNothing() throws Exception {
        put(Farm.appliance("c3.web1"));
        refused("data-exists", "nothing was deployed: copy c3: appliance c3.web1 exists already and is not of a copy;"
            + " choose another name for the copy", () -> rpcs.deploy(deployment("farm", "c1", "c2", "c3").build()));
        refused("invalid-value", "nothing was deployed: appliance c2.fw: node nowhere does not exist; create it first"
            + " or in the same request, name an existing node, or leave node out while the appliance is nowhere;"
            + " appliance c2.web1: node nowhere does not exist; create it first or in the same request, name an"
            + " existing node, or leave node out while the appliance is nowhere; appliance c2.web2: node nowhere does"
            + " not exist; create it first or in the same request, name an existing node, or leave node out while the"
            + " appliance is nowhere",
            () -> rpcs.deploy(deployment("farm", "c1", "c2").setNode(names("host1", "nowhere")).build()));
        granted(rpcs.deploy(deployment("farm", "c1").build()));
        refused("data-exists", "nothing was deployed: copy c1 exists already; undeploy it first, or choose another"
            + " name", () -> rpcs.deploy(deployment("farm", "c0", "c1").build()));
    }

    @Test
    public void oddRequestsAreExplained() throws Exception {
        refused("data-missing", "nothing was deployed: there is no template barn",
            () -> rpcs.deploy(deployment("barn", "c1").build()));
        refused("invalid-value", "nothing was deployed: no copy is named; give copy, or prefix and count",
            () -> rpcs.deploy(deployment("farm").build()));
        refused("invalid-value", "nothing was deployed: copy c1 is named twice; give each copy a name of its own",
            () -> rpcs.deploy(deployment("farm", "c1", "c1").build()));
        refused("invalid-value", "nothing was deployed: count 3 is given but no prefix; give the prefix of the copies'"
            + " names", () -> rpcs.deploy(deployment("farm", "c1").setCount(Uint16.valueOf(3)).build()));
        refused("invalid-value", "nothing was deployed: template farm has no appliance fv to place; its appliances are"
            + " fw, web1, web2", () -> rpcs.deploy(deployment("farm", "c1").setPlacement(placement("fv", "host1"))
                .build()));
        refused("invalid-value", "nothing was deployed: appliance web1 of template farm has no placement; give it one,"
            + " or give node for all that have none", () -> rpcs.deploy(deployment("farm", "c1")
                .setPlacement(placement("fw", "host1")).build()));
        refused("invalid-value", "nothing was deployed: give template, or saved to bring a saved copy back",
            () -> rpcs.deploy(new DeployInputBuilder().build()));
        refused("invalid-value", "nothing was checked in: give name",
            () -> rpcs.checkIn(new CheckInInputBuilder().build()));
        refused("invalid-value", "nothing was deployed: give a node for appliance fw in placement",
            () -> rpcs.deploy(deployment("farm", "c1").setPlacement(placement("fw", null)).build()));
        final var longName = "c".repeat(60);
        refused("invalid-value", "nothing was deployed: copy " + longName + ": the name " + longName + ".web1 has more"
            + " than 64 characters; choose a shorter one for the copy",
            () -> rpcs.deploy(deployment("farm", longName).build()));
        put(Farm.template("empty"));
        refused("invalid-value", "nothing was deployed: template empty has nothing in it to deploy",
            () -> rpcs.deploy(deployment("empty", "c1").build()));
        put(Farm.template("large", IntStream.range(0, 51).mapToObj(i -> Farm.appliance("a" + i)).toArray()));
        refused("invalid-value", "nothing was deployed: 1000 copies of template large are 51000 objects; deploy at most"
            + " 50000 in one request", () -> rpcs.deploy(deployment("large").setPrefix(new Name("c"))
                .setCount(Uint16.valueOf(1000)).build()));
        refused("data-missing", "nothing was undeployed: there is no copy c9", () -> rpcs.undeploy(
            removal("c9").build()));
    }

    @Test
    public void whoWritesTheSameAtTheSameTimeIsNotOverwritten() throws Exception {
        config.beforeNextCommit(() -> unchecked(() -> put(Farm.appliance("c1.web1"))));
        final var result = rpcs.deploy(deployment("farm", "c1").build()).get();
        assertEquals("nothing was deployed: copy c1: appliance c1.web1 exists already and is not of a copy; choose"
            + " another name for the copy", result.getErrors().iterator().next().getMessage());
        assertTrue(templates().nonnullCopy().isEmpty());
        config.beforeNextCommit(() -> unchecked(() -> put(Farm.appliance("other"))));
        granted(rpcs.deploy(deployment("farm", "c2").build()));
        assertNotNull(appliance("c2.fw"));
        assertNotNull(appliance("other"));
        put(Farm.template("spare", Farm.objects()));
        config.beforeNextCommit(() -> unchecked(() -> delete(TEMPLATES.child(Template.class,
            new TemplateKey(new Name("spare"))))));
        final var orphan = rpcs.deploy(deployment("spare", "c3").build()).get();
        assertEquals("nothing was deployed: copy c3: template spare does not exist",
            orphan.getErrors().iterator().next().getMessage());
        assertNull(appliance("c3.fw"));
    }

    @Test
    public void interfacesAreAttachedToSharedNetworks() throws Exception {
        put(Farm.fence("shared"));
        final var key = new AttachmentKey(new Name("fw"), new Name("out"));
        final var attachment = Map.of(key, new AttachmentBuilder().withKey(key).setNetwork(new Name("shared")).build());
        granted(rpcs.deploy(deployment("farm", "c1", "c2").setAttachment(attachment).build()));
        assertEquals(Farm.fence("shared", "c1.fw/out", "c2.fw/out").getMember(), network("shared").getMember());
        final var done = granted(rpcs.undeploy(removal("c1").build()));
        assertEquals(Set.of("membership of interface c1.fw/out in network shared"), done.getAlsoRemoved());
        assertEquals(Farm.fence("shared", "c2.fw/out").getMember(), network("shared").getMember());
        final var wrong = new AttachmentKey(new Name("fw"), new Name("in"));
        refused("invalid-value", "nothing was deployed: template farm has no interface fw/in to attach to network"
            + " shared", () -> rpcs.deploy(deployment("farm", "c3").setAttachment(Map.of(wrong,
                new AttachmentBuilder().withKey(wrong).setNetwork(new Name("shared")).build())).build()));
        refused("data-missing", "nothing was deployed: there is no network lost to attach interface fw/out to",
            () -> rpcs.deploy(deployment("farm", "c3").setAttachment(Map.of(key,
                new AttachmentBuilder().withKey(key).setNetwork(new Name("lost")).build())).build()));
    }

    @Test
    public void undeployTakesWhatIsLeftAndNothingElse() throws Exception {
        granted(rpcs.deploy(deployment("farm", "c1", "c2").build()));
        delete(WEFT.child(Link.class,
            link("c1.one").key()));
        final var other = objects("c2");
        final var done = granted(rpcs.undeploy(removal("c1").build()));
        assertEquals(3, done.getAppliances().intValue());
        assertEquals(1, done.getLinks().intValue());
        assertEquals(1, done.getNetworks().intValue());
        assertNull(copy("c1"));
        assertEquals(other, objects("c2"));
        assertEquals(other.size(), Parts.of(intent().nonnullAppliance().values(), intent().nonnullLink().values(),
            intent().nonnullNetwork().values()).size());
    }

    @Test
    public void linksOfOthersAreNotCutByMistake() throws Exception {
        granted(rpcs.deploy(deployment("farm", "c1").build()));
        put(Farm.appliance("isp", Farm.port("eth0")), Farm.link("uplink", "isp/eth0", "c1.fw/out"));
        refused("in-use", "nothing was undeployed: copy c1 cannot be undeployed while link uplink, which is not of the"
            + " copy, ends at it; delete that first, or set force to true",
            () -> rpcs.undeploy(removal("c1").build()));
        final var done = granted(rpcs.undeploy(removal("c1").setForce(true).build()));
        assertEquals(Set.of("link uplink"), done.getAlsoRemoved());
        assertNull(link("uplink"));
        assertNotNull(appliance("isp"));
    }

    @Test
    public void checkInOfWhatIsDeployedGivesTheTemplateAgain() throws Exception {
        granted(rpcs.deploy(deployment("farm", "c1").setNode(names("host1", "host2")).setSpread(Spread.Appliance)
            .build()));
        final var done = granted(rpcs.checkIn(new CheckInInputBuilder().setName(new Name("again"))
            .setCopy(new Name("c1")).build()));
        assertEquals(3, done.getAppliances().intValue());
        assertEquals(stored(Farm.objects()),
            Parts.of(templates().nonnullTemplate().get(new TemplateKey(new Name("again")))));
        refused("data-exists", "nothing was checked in: template again exists already; choose another name, or set"
            + " replace to true", () -> rpcs.checkIn(new CheckInInputBuilder().setName(new Name("again"))
                .setCopy(new Name("c1")).build()));
        granted(rpcs.checkIn(new CheckInInputBuilder().setName(new Name("again")).setDescription("same")
            .setCopy(new Name("c1")).setReplace(true).build()));
        assertEquals("same",
            templates().nonnullTemplate().get(new TemplateKey(new Name("again"))).getDescription());
    }

    @Test
    public void whatReachesOutsideIsRefusedOrLeftOut() throws Exception {
        put(Farm.objects());
        put(Farm.appliance("isp", Farm.port("eth0"), Farm.port("lan")),
            Farm.link("uplink", "isp/eth0", "fw/out"));
        final var input = new CheckInInputBuilder().setName(new Name("part"))
            .setAppliance(Set.of(new Name("fw"), new Name("web1")));
        refused("invalid-value", "nothing was checked in: template part would reach outside: link two, which also ends"
            + " at appliance web2; link uplink, which also ends at appliance isp; network lan, which has members of"
            + " appliance web2; take along what is missing, or set leave-out to true",
            () -> rpcs.checkIn(input.build()));
        final var done = granted(rpcs.checkIn(input.setLeaveOut(true).build()));
        assertEquals(Set.of("link two, which also ends at appliance web2",
            "link uplink, which also ends at appliance isp", "network lan, which has members of appliance web2"),
            done.getLeftOut());
        assertEquals(Set.of("one"),
            Parts.of(templates().nonnullTemplate().get(new TemplateKey(new Name("part")))).links().keySet());
        refused("data-missing", "nothing was checked in: there is no appliance gone, lost", () -> rpcs.checkIn(
            new CheckInInputBuilder().setName(new Name("x"))
                .setAppliance(Set.of(new Name("lost"), new Name("fw"), new Name("gone"))).build()));
        refused("invalid-value", "nothing was checked in: give either appliance, once for each appliance of the"
            + " template, or copy", () -> rpcs.checkIn(new CheckInInputBuilder().setName(new Name("x")).build()));
    }

    @Test
    public void aTemplateInUseIsDeletedByForceOnly() throws Exception {
        granted(rpcs.deploy(deployment("farm", "c1", "c2").build()));
        final var input = new DeleteTemplateInputBuilder().setTemplate(new Name("farm"));
        refused("in-use", "nothing was deleted: template farm cannot be deleted while copy c1 and 1 more are deployed"
            + " from it; undeploy first, or use rpc weft-template:delete-template with force",
            () -> rpcs.delete(input.build()));
        final var before = objects("c1");
        granted(rpcs.delete(input.setForce(true).build()));
        assertTrue(templates().nonnullTemplate().isEmpty());
        assertNull(copy("c1").getTemplate());
        assertEquals(before, objects("c1"));
        granted(rpcs.undeploy(removal("c1").build()));
        refused("data-missing", "nothing was deleted: there is no template farm", () -> rpcs.delete(input.build()));
    }

    private static Map<PlacementKey, Placement> placement(final String appliance, final String node) {
        final var key = new PlacementKey(new Name(appliance));
        return Map.of(key, new PlacementBuilder().withKey(key).setNode(node == null ? null : new Name(node)).build());
    }

    private static void unchecked(final Step step) {
        try {
            step.run();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Step {
        void run() throws ExecutionException, InterruptedException;
    }
}
