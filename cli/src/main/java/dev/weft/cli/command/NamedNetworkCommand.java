/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.AddressesView;
import dev.weft.cli.view.NetworkView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Option;

/** Shows all of one network of one kind, or of either. */
abstract class NamedNetworkCommand extends NamedCommand {
    static final String DETAILS = "its properties, how frames travel, its members with the node each is on and its own "
        + "status and reason, and the last changes of the status. With --macs also the bridge table of each node, read "
        + "at that moment: which address is behind which member of which node, how the node knows it, for how long, "
        + "and when and how often it was used. weft:flows NAME shows the network's flows.";

    private static final String MACS = "--macs";

    private final Optional<Kind> kind;

    @Option(name = MACS, description = "Also the bridge tables of its nodes")
    private boolean macs;

    NamedNetworkCommand(final Optional<Kind> kind) {
        this.kind = kind;
    }

    @Override
    final Map<String, Runnable> flags() {
        return Map.of(MACS, () -> macs = true);
    }

    @Override
    final Answer<?> run(final List<String> arguments) throws Refusal {
        final var network = new NetworkId(only(arguments, kind.map(Kind::toString).orElse("network")));
        final var view = services().views().network(network, kind);
        return new Answer<>(macs ? view.with(AddressesView.of(services().addresses().read(network))) : view,
            NetworkView::details);
    }
}
