/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.template;

import dev.weft.cli.link.Options;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput.Spread;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.Attachment;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.AttachmentBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.AttachmentKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.Placement;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.PlacementBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.deploy.input.PlacementKey;

/** Copies that are wanted, as the user typed them; null is not given. */
public final class DeployRequest {
    private static final int MOST_COPIES = 1000;
    private static final int LARGEST_NUMBER = 65535;

    private final DeployInputBuilder input = new DeployInputBuilder();

    /**
     * Copies of a template.
     *
     * @param template the template
     * @param copies the names of copies
     */
    public DeployRequest(final String template, final List<String> copies) {
        input.setTemplate(Words.name("template", template))
            .setCopy(copies.isEmpty() ? null : copies.stream().map(name -> Words.name("copy", name)).toList());
    }

    /**
     * A saved copy.
     *
     * @param saved what it is saved as
     * @param keep whether it stays saved as well
     */
    public DeployRequest(final String saved, final boolean keep) {
        input.setSaved(Words.name("saved copy", saved)).setKeep(keep);
    }

    /**
     * Adds copies that are numbered.
     *
     * @param prefix what their names begin with
     * @param first the number of the first one
     * @param count how many
     * @return this
     */
    public DeployRequest numbered(final String prefix, final String first, final String count) {
        input.setPrefix(Words.name("copy", prefix)).setFirst(Words.number("--first", LARGEST_NUMBER, first))
            .setCount(Words.number("--count", MOST_COPIES, count));
        return this;
    }

    /**
     * Says where appliances go.
     *
     * @param nodes nodes separated by commas
     * @param spread {@code copy} or {@code appliance}
     * @return this
     */
    public DeployRequest spread(final String nodes, final String spread) {
        if (spread != null && !List.of("copy", "appliance").contains(spread)) {
            throw new IllegalArgumentException("spread '" + spread + "' is neither copy nor appliance");
        }
        input.setNode(nodes == null ? null : Words.names("node", nodes))
            .setSpread("appliance".equals(spread) ? Spread.Appliance : Spread.Copy);
        return this;
    }

    /**
     * Says where single appliances go.
     *
     * @param places {@code APPLIANCE=NODE}, separated by commas
     * @return this
     */
    public DeployRequest placed(final String places) {
        input.setPlacement(byKey(Words.pairs("--place", "APPLIANCE=NODE", places).entrySet().stream()
            .map(pair -> new PlacementBuilder().withKey(new PlacementKey(Words.name("appliance", pair.getKey())))
                .setNode(Words.name("node", pair.getValue())).build()).toList(), Placement::key));
        return this;
    }

    /**
     * Says which interfaces go into networks that exist.
     *
     * @param attachments {@code APPLIANCE/INTERFACE=NETWORK}, separated by commas
     * @return this
     */
    public DeployRequest attached(final String attachments) {
        input.setAttachment(byKey(Words.pairs("--attach", "APPLIANCE/INTERFACE=NETWORK", attachments).entrySet()
            .stream().map(pair -> attachment(pair.getKey(), pair.getValue())).toList(), Attachment::key));
        return this;
    }

    DeployInput input() {
        return input.build();
    }

    private static Attachment attachment(final String port, final String network) {
        final var id = Options.port(port);
        return new AttachmentBuilder().withKey(new AttachmentKey(Words.name("appliance", id.appliance()),
            Words.name("interface", id.name()))).setNetwork(Words.name("network", network)).build();
    }

    private static <K, T> Map<K, T> byKey(final Collection<T> entries, final Function<T, K> key) {
        return entries.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
