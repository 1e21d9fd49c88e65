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
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableClassToInstanceMap;
import java.util.concurrent.ExecutionException;
import org.junit.Test;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.OuterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.b.ExternalBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Template;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.TemplateKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.VlanId;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Templates that are written directly are checked like intent of their own. */
public class TemplateCohortTest extends TemplateTestBase {
    @Test
    public void goodOnesPass() throws Exception {
        put(Farm.template("farm", Farm.objects()), Farm.template("ten", Farm.ten()), Farm.template("empty"),
            Farm.template("pair", Farm.withStandby("b", Farm.appliance("a", Farm.port("eth0"))),
                Farm.appliance("b", Farm.port("eth0"))));
        assertEquals(4, templates().nonnullTemplate().size());
    }

    @Test
    public void nothingRefersOutside() throws Exception {
        // these are there, but not in the template
        put(Farm.appliance("lb", Farm.port("eth0")));
        wrong("template t: link l: appliance lb of end b does not exist; create it first or in the same request, or"
            + " name an existing appliance", Farm.appliance("fw", Farm.port("eth0")),
            Farm.link("l", "fw/eth0", "lb/eth0"));
        wrong("template t: network n: appliance lb of member lb/eth0 does not exist; create it first or in the same"
            + " request, or name an existing appliance", Farm.fence("n", "lb/eth0"));
        wrong("template t: appliance fw: standby lb does not exist; create it first or in the same request, or name an"
            + " existing appliance", Farm.withStandby("lb", Farm.appliance("fw")));
        wrong("template t: link l: interface fw/b is not link-enabled; set link-enabled to true at"
            + " /weft-template:templates/template=t/appliance=fw/interface=b first or in the same request",
            Farm.appliance("fw", Farm.port("a"), new InterfaceBuilder(Farm.port("b")).setLinkEnabled(false).build()),
            Farm.link("l", "fw/a", "fw/b"));
    }

    @Test
    public void nothingBelongsToOneCopyOnly() {
        wrong("template t: appliance fw is on node host1; leave node out and say where it goes when the template is"
            + " deployed", Farm.on("host1", Farm.appliance("fw")));
        wrong("template t: appliance fw has an outer address at interface eth0; leave it out, as it is of one node",
            Farm.appliance("fw", new InterfaceBuilder(Farm.port("eth0")).setOuter(new OuterBuilder()
                .setAddress(new IpAddressNoZone(new Ipv4AddressNoZone("10.0.0.1"))).build()).build()));
        final var fw = Farm.appliance("fw", Farm.port("a"), Farm.port("b"));
        final var link = Farm.link("l", "fw/a", "fw/b");
        wrong("template t: link l has a segment-id; leave it out, as each copy gets its own", fw,
            new LinkBuilder(link).setSegmentId(new SegmentId(Uint32.valueOf(5))).build());
        wrong("template t: link l ends under another controller, and so can be there only once; leave it out", fw,
            new LinkBuilder(link).setSegmentId(new SegmentId(Uint32.valueOf(5))).setB(new BBuilder().setExternal(
                new ExternalBuilder().setAddress(new IpAddressNoZone(new Ipv4AddressNoZone("192.0.2.1"))).build())
                .build()).build());
        wrong("template t: network n has an id; leave it out, as each copy gets its own",
            new NetworkBuilder(Farm.fence("n")).setId(new NetworkId(Uint32.valueOf(7))).build());
        final var physical = "template t: network n is the physical network or one of its VLANs, which copies would"
            + " share; leave it out, and attach interfaces to it when the template is deployed";
        wrong(physical, new NetworkBuilder(Farm.vnet(Farm.fence("n"))).setId(new NetworkId(Uint32.ONE)).build());
        wrong(physical, new NetworkBuilder(Farm.vnet(Farm.fence("n"))).setVlan(new VlanId(Uint16.valueOf(7))).build());
    }

    @Test
    public void everyFaultIsNamed() {
        wrong("template t: appliance a is on node host1; leave node out and say where it goes when the template is"
            + " deployed; template t: appliance b is on node host1; leave node out and say where it goes when the"
            + " template is deployed", Farm.on("host1", Farm.appliance("a")), Farm.on("host1", Farm.appliance("b")));
    }

    @Test
    public void aTemplateOfCopiesStays() throws Exception {
        put(Farm.template("farm", Farm.objects()), Farm.template("unused", Farm.objects()));
        granted(rpcs.deploy(deployment("farm", "c1").build()));
        delete(TEMPLATES.child(Template.class, new TemplateKey(new Name("unused"))));
        final var path = TEMPLATES.child(Template.class, new TemplateKey(new Name("farm")));
        refusal("in-use", "template farm cannot be deleted while copy c1 is deployed from it; undeploy first, or use"
            + " rpc weft-template:delete-template with force", () -> delete(path));
        granted(rpcs.undeploy(removal("c1").build()));
        delete(path);
        assertTrue(templates().nonnullTemplate().isEmpty());
    }

    @Test
    public void aDatastoreWithoutCohortsIsOfNoUse() {
        final DOMDataBroker broker = mock();
        doReturn(ImmutableClassToInstanceMap.of()).when(broker).getExtensions();
        assertNotNull(assertThrows(IllegalStateException.class, () -> new TemplateCohort(broker, null)).getMessage());
    }

    private void wrong(final String message, final Object... objects) {
        refusal("invalid-value", message, () -> put(Farm.template("t", objects)));
    }

    private static void refusal(final String tag, final String message, final Write write) {
        final var refusal = (NetconfDocumentedException) Throwables.getCausalChain(
            assertThrows(ExecutionException.class, write::commit)).stream()
            .filter(NetconfDocumentedException.class::isInstance).findFirst().orElseThrow();
        assertEquals(message, refusal.getMessage());
        assertEquals(tag, refusal.getErrorTag().elementBody());
    }

    /** A transaction. */
    @FunctionalInterface
    private interface Write {
        void commit() throws ExecutionException, InterruptedException;
    }
}
