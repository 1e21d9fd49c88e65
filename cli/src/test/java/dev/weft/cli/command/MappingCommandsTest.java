/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.doReturn;

import com.google.gson.JsonParser;
import dev.weft.cli.SampleSteering;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Locator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocatorOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocatorOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Revision;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer.Result;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.AnswerBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.state.LocatorBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTraffic;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.state.MappingBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Commands about policies in mapping mode (SI-9). */
public class MappingCommandsTest extends ConsoleTestCase {
    private static final InstanceIdentifier<Policy> WEB = InstanceIdentifier.create(Weft.class)
        .child(Policy.class, new PolicyKey(new Name("web")));

    private final List<String> asked = new ArrayList<>();

    @Before
    public void before() throws Exception {
        openOnNetworks();
        says("policy web created", "weft:policy-add web --mapping fw,ids --without-rule drop --lifetime 30");
    }

    private Policy stored() throws Exception {
        try (var transaction = getDataBroker().newReadOnlyTransaction()) {
            return transaction.read(LogicalDatastoreType.CONFIGURATION, WEB).get().orElseThrow();
        }
    }

    @Test
    public void askingTwiceIsHarmless() throws Exception {
        says("policy web unchanged", "weft:policy-add web --mapping fw,ids --without-rule drop --lifetime 30");
        says("policy plain created", "weft:policy-add plain --mapping fw --without-rule direct");
        says("policy plain unchanged", "weft:policy-add plain --mapping fw --without-rule direct");
        says("policy chain created", "weft:policy-add chain --chain fw");
        says("policy chain unchanged", "weft:policy-add chain --chain fw");
    }

    @Test
    public void changesRulesInOneStep() throws Exception {
        says("no rules; all traffic: drop", "weft:policy-rule-list web");
        says("rule web 0.0.0.0/0 10.9.0.0/16 changed",
            "weft:policy-rule-add web 0.0.0.0/0 10.9.0.0/16 --services fw,ids");
        says("rule web 0.0.0.0/0 10.9.0.0/16 unchanged",
            "weft:policy-rule-add web 0.0.0.0/0 10.9.0.0/16 --services fw,ids");
        says("rule web 0.0.0.0/0 10.9.0.0/16 changed", "weft:policy-rule-add web 0.0.0.0/0 10.9.0.0/16 --services ids");
        says("rule web ::/0 2001:db8::/32 changed", "weft:policy-rule-add web ::/0 2001:db8::/32");
        says("""
            LOCAL      REMOTE         SERVICES
            0.0.0.0/0  10.9.0.0/16    ids
            ::/0       2001:db8::/32  directly""", "weft:policy-rule-list web");
        says("rule web ::/0 2001:db8::/32 removed", "weft:policy-rule-remove web ::/0 2001:db8::/32");
        fails("policy web has no rule ::/0 2001:db8::/32", "weft:policy-rule-remove web ::/0 2001:db8::/32");
        fails("REMOTE: 'x' is no prefix: write 10.0.0.0/8 or 2001:db8::/32", "weft:policy-rule-add web ::/0 x");
        assertEquals(1, stored().getMapping().nonnullRule().size());
    }

    @Test
    public void changesBetweenMappingAndChain() throws Exception {
        says("rule web 0.0.0.0/0 10.9.0.0/16 changed", "weft:policy-rule-add web 0.0.0.0/0 10.9.0.0/16 --services fw");
        says("policy web changed", "weft:policy-set web --mapping fw,ids,lb --lifetime 5");
        assertEquals(1, stored().getMapping().nonnullRule().size());
        assertEquals(3, stored().getService().size());
        says("policy web changed", "weft:policy-set web --chain ids");
        assertNull(stored().getMapping());
        assertEquals(Policy.Path.Chain, stored().getPath());
        fails("policy web leads its traffic along a chain; see weft:policy-show", "weft:policy-rule-list web");
        fails("--chain cannot be with --mapping, --without-rule or --lifetime: give the one or the other",
            "weft:policy-set web --chain ids --lifetime 5");
        fails("--without-rule 'later' is none of direct, drop", "weft:policy-set web --without-rule later");
    }

    @Test
    public void showsRevisionAndLocators() throws Exception {
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        transaction.merge(LogicalDatastoreType.OPERATIONAL, WEB, new PolicyBuilder().setName(new Name("web"))
            .setState(new StateBuilder().setStatus(Status.Up).setMapping(new MappingBuilder()
                .setRevision(new Revision(Uint8.valueOf(17))).setLocator(BindingMap.of(new LocatorBuilder()
                    .setNumber(new Locator(Uint8.ONE)).setService(new Name("fw")).setInstance(new Name("one"))
                    .setInService(true).build())).build()).build()).build());
        transaction.commit().get();
        says("""
            POLICY            web
            status            up
            reason            -
            last-change       -
            id                -
            generation        -
            draining          -
            chain             mapping: fw ids
            open-connections  move
            port-profiles     -
            workloads         -
            revision          17
            rules             0
            without-rule      drop
            lifetime          30 s

            LOCATOR  SERVICE  INSTANCE  IN-SERVICE
            1        fw       one       yes""", "weft:policy-show web");
        final var json = JsonParser.parseString(console.run("weft:policy-show web --format json")).getAsJsonObject();
        assertEquals("""
            {"lifetime":30,"without-rule":"drop","revision":17,"rule":[],\
            "locator":[{"number":1,"service":"fw","instance":"one","in-service":true}]}""",
            json.getAsJsonObject("mapping").toString());
    }

    /** To 10.9.0.1 by locators 2 and 1, to anywhere else nothing. */
    private void answer() {
        doReturn((NextLocator) input -> {
            final var question = input.nonnullQuestion().values().iterator().next();
            final int here = question.getHere() == null ? 255 : question.getHere().toJava();
            asked.add(question.getPolicy().getValue() + " " + question.getDirection() + " " + question.getRevision()
                + " " + here);
            final var answer = new AnswerBuilder().setNumber(question.getNumber())
                .setRevision(new Revision(Uint8.valueOf(17))).setLifetime(Uint32.valueOf(30));
            if (!question.getDestination().stringValue().equals("10.9.0.1")) {
                answer.setResult(Result.Refused);
            } else if (here == 1) {
                answer.setResult(Result.Arrived);
            } else {
                answer.setResult(Result.Next).setLocator(new Locator(Uint8.valueOf(here == 255 ? 2 : 1)))
                    .setService(new Name(here == 255 ? "ids" : "fw")).setInstance(new Name("one"))
                    .setNode(new Name("h" + (here == 255 ? 2 : 1)));
            }
            return RpcResultBuilder.success(output(answer)).buildFuture();
        }).when(rpcs).getRpc(NextLocator.class);
    }

    private static NextLocatorOutput output(final AnswerBuilder answer) {
        return new NextLocatorOutputBuilder().setAnswer(BindingMap.of(answer.build())).build();
    }

    @Test
    public void followsThePathOfTraffic() throws Exception {
        answer();
        says("""
            LOCATOR  SERVICE  INSTANCE  NODE
            2        ids      one       h2
            1        fw       one       h1
            then to its destination (revision 17)""", "weft:locator web 10.0.0.1 10.9.0.1");
        assertEquals(List.of("web null null 255", "web null 17 2", "web null 17 1"), asked);
        says("dropped: no rule fits, or a service has no instance in service (revision 17)",
            "weft:locator web 10.0.0.1 10.8.0.1 --direction to --revision 16");
        assertEquals("web To 16 255", asked.get(3));
        fails("SOURCE: 'vm1' is no address: write 10.0.0.1 or 2001:db8::1", "weft:locator web vm1 10.8.0.1");
    }

    @Test
    public void showsWhatEachInstanceGotAndGaveBack() throws Exception {
        doReturn((ReadTraffic) input -> RpcResultBuilder.success(SampleSteering.traffic()).buildFuture())
            .when(rpcs).getRpc(ReadTraffic.class);
        final var shown = console.run("weft:policy-show web --traffic");
        assertTrue(shown, shown.contains("""
            TRAFFIC  PACKETS  BYTES  BACK-PACKETS  BACK-BYTES
            matched  10       1000   -             -
            refused  0        0      -             -
            fw/one   10       1000   9             900
            ids/one  10       1000   9             900"""));
    }

    @Test
    public void saysWhatTheControllerRefuses() throws Exception {
        doReturn((NextLocator) input -> RpcResultBuilder.<NextLocatorOutput>failed().withError(ErrorType.APPLICATION,
            "source and destination differ").buildFuture()).when(rpcs).getRpc(NextLocator.class);
        fails("source and destination differ", "weft:locator web 10.0.0.1 fd00::1");
    }
}
