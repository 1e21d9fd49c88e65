/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StageBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.LinkSettings.Authentication;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.link.settings.LivenessBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;

public class ChainReaderTest {
    private static Stage stage(final int order, final String appliance, final String in, final String out) {
        return new StageBuilder().setOrder(Uint16.valueOf(order))
            .setAppliance(appliance == null ? null : new Name(appliance))
            .setIn(in == null ? null : new Name(in)).setOut(out == null ? null : new Name(out)).build();
    }

    private static ChainBuilder chain(final Stage... stages) {
        return new ChainBuilder().setName(new ChainName("edge")).setStage(Arrays.stream(stages)
            .collect(Collectors.toMap(Stage::key, Function.identity())));
    }

    private static void refused(final Chain chain, final String path, final String message) {
        final var fault = assertThrows(InvalidIntent.class, () -> IntentReader.chain(chain));
        assertEquals(message, fault.getMessage());
        assertEquals(path, fault.path());
    }

    @Test
    public void stagesAreJoinedInTheirOrder() throws InvalidIntent {
        final var edge = IntentReader.chain(chain(stage(300, "lb", "a", null), stage(5, "router", null, "b"),
            stage(20, "fw", "in", "out")).setAuthentication(Authentication.None)
            .setLiveness(new LivenessBuilder().setInactiveAfter(Uint16.valueOf(20)).build()).build());
        assertEquals(List.of("router/b-fw/in", "fw/out-lb/a"), edge.links().stream()
            .map(link -> link.first() + "-" + ((LinkIntent.Managed) link.second()).port()).toList());
        assertEquals(Optional.of(new LinkIntent.InChain(edge.id(), 20, 300)), edge.links().get(1).chain());
        edge.links().forEach(link -> {
            assertEquals(new Liveness(true, 15, 5, 20), link.liveness());
            assertEquals(Optional.of(dev.weft.impl.model.Authentication.NONE), link.authentication());
            assertEquals(IntentDefaults.DSCP, link.dscp());
        });
    }

    @Test
    public void aChainHasTwoStagesAtLeast() {
        refused(chain().build(), "/weft:weft/chain=edge/stage", "chain edge: it has no stage, and so joins nothing;"
            + " give at least two, or delete the chain");
        refused(chain(stage(1, "fw", "a", "b")).build(), "/weft:weft/chain=edge/stage", "chain edge: it has one stage,"
            + " and so joins nothing; give at least two, or delete the chain");
    }

    @Test
    public void whatIsJoinedIsNamed() {
        refused(chain(stage(1, null, null, "b"), stage(2, "lb", "a", null)).build(),
            "/weft:weft/chain=edge/stage=1/appliance", "chain edge, stage 1: it has no appliance; give it one");
        refused(chain(stage(1, "fw", "a", null), stage(2, "lb", "a", null)).build(),
            "/weft:weft/chain=edge/stage=1/out", "chain edge, stage 1: it has no out, so it cannot be joined with stage"
                + " 2; give the interface of appliance fw towards that stage");
        refused(chain(stage(1, "fw", null, "b"), stage(2, "lb", null, "b")).build(),
            "/weft:weft/chain=edge/stage=2/in", "chain edge, stage 2: it has no in, so stage 1 cannot be joined with"
                + " it; give the interface of appliance lb towards that stage");
    }

    @Test
    public void nothingIsNamedTwice() {
        refused(chain(stage(1, "fw", "a", "a"), stage(2, "lb", "a", null)).build(), "/weft:weft/chain=edge/stage=1",
            "chain edge, stage 1: in and out are both interface fw/a; a link ends at an interface alone, so name two");
        refused(chain(stage(1, "fw", null, "b"), stage(2, "lb", "a", "b"), stage(3, "fw", "a", null)).build(),
            "/weft:weft/chain=edge/stage=3/appliance", "chain edge, stage 3: appliance fw is in stage 1 already; name"
                + " each appliance once");
    }

    @Test
    public void settingsAreCheckedAsThoseOfLinks() {
        refused(chain(stage(1, "fw", null, "b"), stage(2, "lb", "a", null)).setLiveness(new LivenessBuilder()
            .setInactiveAfter(Uint16.valueOf(10)).build()).build(), "/weft:weft/chain=edge/liveness", "chain edge:"
            + " inactive-after 10 s is not more than query-after 15 s, so an idle end would be dead before it is"
            + " asked; set inactive-after to 16 or more");
    }
}
