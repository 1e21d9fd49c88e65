/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.doReturn;

import com.google.gson.JsonParser;
import dev.weft.cli.SampleIntent;
import dev.weft.cli.view.StateViews;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.InnerBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckIn;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplate;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplateInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplateOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Deploy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Templates;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.TemplatesBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Undeploy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.UndeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.UndeployOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.PlacementKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Copy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.CopyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Saved;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.SavedBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Template;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.TemplateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InterfaceAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

/** The commands about templates and copies. */
public class TemplateConsoleTest extends ConsoleTestCase {
    private final AtomicReference<DeployInput> deployed = new AtomicReference<>();

    @Before
    public void before() throws Exception {
        final var sample = new SampleIntent(getDataBroker());
        sample.write();
        // the platform logs a line when it decodes its first list, which must not be in the console
        assertEquals(3, new StateViews(sample.store()).appliances().size());
        console = new Console(sample, List.of(), rpcs);
        doReturn((Deploy) input -> {
            deployed.set(input);
            return RpcResultBuilder.success(new DeployOutputBuilder().setCopy(List.of(new Name("c1")))
                .setAppliances(Uint32.TWO).setLinks(Uint32.ONE)
                .setRenumbered(Set.of("link c1.l had id 5, which link x has now")).build()).buildFuture();
        }).when(rpcs).getRpc(Deploy.class);
    }

    @Test
    public void emptyLists() throws Exception {
        assertEquals("no templates", console.run("weft:template-list"));
        assertEquals("no copies", console.run("weft:copy-list"));
        fails("template farm does not exist", "weft:template-show farm");
        fails("copy c1 does not exist", "weft:copy-show c1");
        fails("nothing is saved as s1", "weft:copy-forget s1");
    }

    @Test
    public void lists() throws Exception {
        write();
        says("""
            TEMPLATE  APPLIANCES  LINKS  NETWORKS  COPIES  DESCRIPTION
            farm      2           1      1         1       two boxes""", "weft:template-list");
        says("""
            COPY  TEMPLATE  SAVED-AS  SINCE                 APPLIANCES  LINKS  UP  NETWORKS  UP  DELETED
            c1    farm      -         2026-11-21T12:00:00Z  2           2      0   0         0   2
            c2    farm      s2        2026-11-21T12:00:01Z  2           1      -   1         -   0""",
            "weft:copy-list");
        assertEquals("farm", JsonParser.parseString(console.run("weft:template-list --format json")).getAsJsonArray()
            .get(0).getAsJsonObject().get("name").getAsString());
    }

    @Test
    public void details() throws Exception {
        write();
        says("""
            TEMPLATE  APPLIANCES  LINKS  NETWORKS  COPIES  DESCRIPTION
            farm      2           1      1         1       two boxes

            APPLIANCE  TYPE   INTERFACE  MAC-ADDRESS        ADDRESSES    USED-BY
            empty      other  -          -                  -            -
            fw         other  eth0       02:00:00:00:00:01  10.0.0.1/24  link blue
            fw         other  eth1       -                  -            network net

            copies: c1""", "weft:template-show farm");
        says("""
            COPY  TEMPLATE  SAVED-AS  SINCE                 APPLIANCES  LINKS  UP  NETWORKS  UP  DELETED
            c1    farm      -         2026-11-21T12:00:00Z  2           2      0   0         0   2

            OBJECT     NAME   NODE  STATUS
            appliance  fw     h1    -
            appliance  gone   -     deleted
            link       blue   -     waiting
            link       green  -     deleted""", "weft:copy-show c1");
        assertTrue(console.run("weft:copy-show s2").contains("appliance  empty  -     -"));
        assertEquals(List.of("farm"), console.complete("weft:template-show "));
        assertEquals(List.of("c1"), console.complete("weft:copy-undeploy "));
        assertEquals(List.of("s2"), console.complete("weft:copy-restore "));
    }

    @Test
    public void deploy() throws Exception {
        assertEquals("copy c1 deployed: 2 appliances, 1 links, 0 networks\n"
            + "other id: link c1.l had id 5, which link x has now",
            console.run("weft:copy-deploy farm c1 c2 --prefix lab --first 3 --count 5 --node h1,h2 --spread appliance"
                + " --place fw=h3,lb=h4 --attach fw/eth1=shared"));
        final var input = deployed.get();
        assertEquals(List.of(new Name("c1"), new Name("c2")), input.getCopy());
        assertEquals("lab", input.getPrefix().getValue());
        assertEquals(3, input.getFirst().toJava());
        assertEquals(5, input.getCount().toJava());
        assertEquals(List.of(new Name("h1"), new Name("h2")), input.getNode());
        assertEquals(DeployInput.Spread.Appliance, input.getSpread());
        assertEquals("h4", input.getPlacement().get(new PlacementKey(new Name("lb"))).getNode().getValue());
        assertEquals("shared", input.getAttachment().values().iterator().next().getNetwork().getValue());
        console.run("weft:copy-restore s1 --keep --place c1.fw=h2");
        assertEquals("s1", deployed.get().getSaved().getValue());
        assertEquals(true, deployed.get().getKeep());
        assertEquals(1, deployed.get().getPlacement().size());
    }

    @Test
    public void refusalsAreTheControllers() {
        doReturn((Deploy) input -> RpcResultBuilder.<DeployOutput>failed().withError(ErrorType.APPLICATION,
            ErrorTag.IN_USE, "nothing was deployed: no").buildFuture()).when(rpcs).getRpc(Deploy.class);
        fails("nothing was deployed: no", "weft:copy-deploy farm c1");
    }

    @Test
    public void wrongWordsAreExplained() {
        fails("copy name '_c' is not 1 to 64 letters, digits, '.', '_' or '-' starting with a letter or digit",
            "weft:copy-deploy farm _c");
        fails("--count '0' is no number from 1 to 1000", "weft:copy-deploy farm --prefix c --count 0");
        fails("--place: 'fw' is not APPLIANCE=NODE", "weft:copy-deploy farm c1 --place fw");
        fails("--place: fw is given twice", "weft:copy-deploy farm c1 --place fw=h1,fw=h2");
        fails("'fw' is no interface: write APPLIANCE/INTERFACE", "weft:copy-deploy farm c1 --attach fw=n");
        fails("spread 'all' is neither copy nor appliance", "weft:copy-deploy farm c1 --spread all");
        fails("give one copy, not c1 c2", "weft:copy-undeploy c1 c2");
    }

    @Test
    public void checkInAndDelete() throws Exception {
        final var asked = new AtomicReference<CheckInInput>();
        doReturn((CheckIn) input -> {
            asked.set(input);
            return RpcResultBuilder.success(new CheckInOutputBuilder().setAppliances(Uint32.TWO)
                .setLeftOut(Set.of("link up, which ends elsewhere")).build()).buildFuture();
        }).when(rpcs).getRpc(CheckIn.class);
        assertEquals("template farm checked in: 2 appliances, 0 links, 0 networks\n"
            + "left out: link up, which ends elsewhere", console.run("weft:template-check-in farm fw lb --leave-out"
                + " --description boxes"));
        assertEquals(Set.of(new Name("fw"), new Name("lb")), asked.get().getAppliance());
        assertEquals(List.of(true, false, "boxes"), List.of(asked.get().getLeaveOut(), asked.get().getReplace(),
            asked.get().getDescription()));
        console.run("weft:template-check-in --replace farm --copy c1");
        assertEquals("c1", asked.get().getCopy().getValue());
        assertEquals(true, asked.get().getReplace());

        final var gone = new AtomicReference<DeleteTemplateInput>();
        doReturn((DeleteTemplate) input -> {
            gone.set(input);
            return RpcResultBuilder.success(new DeleteTemplateOutputBuilder().build()).buildFuture();
        }).when(rpcs).getRpc(DeleteTemplate.class);
        assertEquals("template farm deleted", console.run("weft:template-delete farm --force"));
        assertEquals(true, gone.get().getForce());
    }

    @Test
    public void undeployAndForget() throws Exception {
        final var asked = new AtomicReference<UndeployInput>();
        doReturn((Undeploy) input -> {
            asked.set(input);
            return RpcResultBuilder.success(new UndeployOutputBuilder().setAppliances(Uint32.ONE)
                .setAlsoRemoved(Set.of("link up")).build()).buildFuture();
        }).when(rpcs).getRpc(Undeploy.class);
        assertEquals("copy c1 undeployed and saved as s1: 1 appliances, 0 links, 0 networks\nalso removed: link up",
            console.run("weft:copy-undeploy c1 --save-as s1"));
        assertEquals(false, asked.get().getForce());
        write();
        assertEquals("saved copy s2 forgotten", console.run("weft:copy-forget s2"));
        assertEquals(2, console.run("weft:copy-list").lines().count());
    }

    private void write() throws Exception {
        final var port = new InterfaceBuilder().setName(new Name("eth0")).setInner(new InnerBuilder()
            .setMacAddress(new MacAddress("02:00:00:00:00:01"))
            .setAddress(Set.of(new InterfaceAddress("10.0.0.1/24"))).build()).build();
        final var appliances = keyed(Appliance::key, List.of(
            new ApplianceBuilder().setName(new Name("fw")).setInterface(keyed(Interface::key, List.of(port,
                new InterfaceBuilder().setName(new Name("eth1")).build()))).build(),
            new ApplianceBuilder().setName(new Name("empty")).build()));
        final var links = keyed(Link::key, List.of(SampleIntent.link("blue", 0)));
        final var key = new MemberKey(new Name("fw"), new Name("eth1"));
        final var network = new NetworkBuilder().setName(new Name("net")).setMember(Map.of(key,
            new MemberBuilder().withKey(key).build())).build();
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Templates.class), new TemplatesBuilder()
            .setTemplate(keyed(Template::key, List.of(new TemplateBuilder().setName(new Name("farm"))
                .setDescription("two boxes").setAppliance(appliances).setLink(links)
                .setNetwork(Map.of(network.key(), network)).build())))
            .setCopy(keyed(Copy::key, List.of(new CopyBuilder().setName(new Name("c1"))
                .setTemplate(new Name("farm")).setDeployed(new DateAndTime("2026-11-21T12:00:00Z"))
                .setAppliance(Set.of(new Name("fw"), new Name("gone")))
                .setLink(Set.of(new Name("blue"), new Name("green"))).build())))
            .setSaved(keyed(Saved::key, List.of(new SavedBuilder().setName(new Name("s2")).setCopy(new Name("c2"))
                .setTemplate(new Name("farm")).setTime(new DateAndTime("2026-11-21T12:00:01Z"))
                .setAppliance(appliances).setLink(links).setNetwork(Map.of(network.key(), network)).build())))
            .build());
        tx.commit().get();
    }

    private static <K, V> Map<K, V> keyed(final Function<V, K> key, final Collection<V> values) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
