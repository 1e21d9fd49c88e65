/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import dev.weft.api.id.ChainId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** The links that chains are made of, as if they were stored (VL-16). */
public final class ChainLinks {
    private ChainLinks() {
        // only functions
    }

    /**
     * Returns all links.
     *
     * @param intent the intent
     * @return those that stand alone, and those of chains
     */
    public static Stream<Link> all(final Weft intent) {
        return Stream.concat(intent.nonnullLink().values().stream(),
            intent.nonnullChain().values().stream().flatMap(chain -> of(chain).stream()));
    }

    /**
     * Returns the links of a chain.
     *
     * @param chain the chain
     * @return its links in their order
     */
    public static List<Link> of(final Chain chain) {
        final var stages = stages(chain);
        final var links = new ArrayList<Link>();
        for (int i = 1; i < stages.size(); i++) {
            links.add(link(chain, stages.get(i - 1), stages.get(i)));
        }
        return links;
    }

    /**
     * Returns the stages of a chain.
     *
     * @param chain the chain
     * @return its stages in their order, without such as lack an appliance
     */
    public static List<Stage> stages(final Chain chain) {
        return chain.nonnullStage().values().stream().filter(stage -> stage.getAppliance() != null)
            .sorted(Comparator.comparing((Stage stage) -> stage.getOrder())).toList();
    }

    private static Link link(final Chain chain, final Stage from, final Stage to) {
        final var name = new ChainId(chain.getName().getValue())
            .link(from.getAppliance().getValue(), to.getAppliance().getValue());
        return new LinkBuilder(chain).setName(new Name(name.value()))
            .setA(new ABuilder().setAppliance(from.getAppliance()).setInterface(from.getOut()).build())
            .setB(new BBuilder().setAppliance(to.getAppliance()).setInterface(to.getIn()).build()).build();
    }
}
