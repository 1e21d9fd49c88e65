/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import static dev.weft.southbound.ovsdb.Schema.BRIDGE;
import static dev.weft.southbound.ovsdb.Schema.BRIDGES;
import static dev.weft.southbound.ovsdb.Schema.CONTROLLER;
import static dev.weft.southbound.ovsdb.Schema.EXTERNAL_IDS;
import static dev.weft.southbound.ovsdb.Schema.FLOW_TABLE;
import static dev.weft.southbound.ovsdb.Schema.FLOW_TABLES;
import static dev.weft.southbound.ovsdb.Schema.INTEGRATION_BRIDGE;
import static dev.weft.southbound.ovsdb.Schema.INTERFACE;
import static dev.weft.southbound.ovsdb.Schema.INTERFACES;
import static dev.weft.southbound.ovsdb.Schema.NAME;
import static dev.weft.southbound.ovsdb.Schema.OPTIONS;
import static dev.weft.southbound.ovsdb.Schema.OTHER_CONFIG;
import static dev.weft.southbound.ovsdb.Schema.OWNED;
import static dev.weft.southbound.ovsdb.Schema.PORT;
import static dev.weft.southbound.ovsdb.Schema.PORTS;
import static dev.weft.southbound.ovsdb.Schema.ROOT;
import static dev.weft.southbound.ovsdb.Schema.SHEET;
import static dev.weft.southbound.ovsdb.Schema.TARGET;

import dev.weft.ovsdb.op.Insert;
import dev.weft.ovsdb.op.Mutate;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.op.Update;
import dev.weft.ovsdb.op.Where;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.ovsdb.value.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The difference between what a database shall hold and what it does, as one transaction. Pure. */
final class DatabasePlan {
    private static final String TYPE = "type";
    private static final String INTERNAL = "internal";
    private static final String GENEVE = "geneve";
    private static final String NEW_CONTROLLER = "controller";
    /** How long a switch waits at most before it tries again to reach the controller; its default is 8 s. */
    private static final long MAX_BACKOFF_MILLIS = 1000;

    private final WantedDatabase wanted;
    private final DatabaseView view;
    private final Transaction transaction = Transaction.on(Schema.DATABASE);
    private final List<String> newPorts = new ArrayList<>();

    private DatabasePlan(final WantedDatabase wanted, final DatabaseView view) {
        this.wanted = wanted;
        this.view = view;
    }

    /**
     * Computes the difference.
     *
     * @param wanted what shall be
     * @param view what is
     * @return the transaction; empty when there is nothing to do
     */
    static Transaction difference(final WantedDatabase wanted, final DatabaseView view) {
        final var plan = new DatabasePlan(wanted, view);
        view.root().ifPresent(root -> {
            plan.ports();
            view.bridge().ifPresentOrElse(plan::changeBridge, () -> plan.createBridge(root));
            plan.rootIds(root);
        });
        return plan.transaction;
    }

    /**
     * Tells what forbids to touch the bridge: it is there, Weft has never had it, and it serves somebody else.
     *
     * @param wanted what shall be
     * @param view what is
     * @return the reason and what to do, empty when there is none
     */
    static Optional<String> obstacle(final WantedDatabase wanted, final DatabaseView view) {
        final var stranger = view.bridge().filter(row -> !row.getStringMap(EXTERNAL_IDS).containsKey(OWNED));
        final var others = new TreeSet<>(view.controllerTargets());
        others.remove(wanted.controller());
        if (stranger.isPresent() && !others.isEmpty()) {
            return Optional.of("its bridge br-int belongs to another controller, " + String.join(", ", others)
                + "; Weft leaves it alone until that is removed (ovs-vsctl del-controller br-int)");
        }
        final String type = wanted.spec().datapathType();
        return stranger.flatMap(row -> row.getOptionalString("datapath_type"))
            .map(present -> present.isEmpty() ? "system" : present).filter(present -> !present.equals(type))
            .map(present -> "its bridge br-int has the datapath type '" + present + "', the node in the intent '" + type
                + "'; make them equal (datapath-type of the node), as a change interrupts all guests");
    }

    private void ports() {
        final Map<String, Map<String, String>> tunnels = new LinkedHashMap<>();
        wanted.tunnels().stream().map(TunnelInterface::new)
            .forEach(tunnel -> tunnels.put(tunnel.name(), tunnel.options()));
        tunnels.forEach((name, options) -> tunnel(name, GENEVE, options, Schema.TUNNEL));
        final Map<String, RemoteInterface> remotes = new LinkedHashMap<>();
        wanted.remotes().stream().map(RemoteInterface::new).forEach(remote -> remotes.put(remote.name(), remote));
        remotes.forEach((name, remote) ->
            tunnel(name, remote.type(), remote.options(wanted.spec().underlay()), Schema.REMOTE));
        control();
        for (var device : wanted.devices()) {
            if (!view.hasPort(device)) {
                insertPort(device, Insert.into(INTERFACE).set(EXTERNAL_IDS, Map.of(OWNED, Schema.DEVICE)));
            }
        }
        view.ownPorts().forEach((name, port) -> {
            if (!tunnels.containsKey(name) && !remotes.containsKey(name) && !wanted.devices().contains(name)
                    && !name.equals(WantedDatabase.CONTROL_PORT) && !name.equals(WantedDatabase.UNDERLAY_PORT)) {
                transaction.add(Mutate.rows(BRIDGE, Where.uuid(view.bridge().orElseThrow().uuid()))
                    .delete(PORTS, port.uuid()));
            }
        });
    }

    private void tunnel(final String name, final String type, final Map<String, String> options, final String mark) {
        final var present = view.interfaceNamed(name);
        if (present.isEmpty()) {
            insertPort(name, Insert.into(INTERFACE).set(TYPE, type).set(OPTIONS, options)
                .set(EXTERNAL_IDS, Map.of(OWNED, mark)));
        } else if (!present.orElseThrow().getStringMap(OPTIONS).equals(options)
                || !present.orElseThrow().getString(TYPE).equals(type)) {
            transaction.add(Update.rows(INTERFACE, Where.uuid(present.orElseThrow().uuid())).set(TYPE, type)
                .set(OPTIONS, options));
        }
    }

    private void control() {
        final var marks = Map.of(OWNED, Schema.CONTROL);
        view.interfaceNamed(WantedDatabase.CONTROL_PORT).ifPresentOrElse(present -> {
            final var where = Where.uuid(present.uuid());
            if (!INTERNAL.equals(present.getString(TYPE))) {
                transaction.add(Update.rows(INTERFACE, where).set(TYPE, INTERNAL));
            }
            if (!present.getStringMap(EXTERNAL_IDS).entrySet().containsAll(marks.entrySet())) {
                transaction.add(Mutate.rows(INTERFACE, where).putAll(EXTERNAL_IDS, marks));
            }
        }, () -> insertPort(WantedDatabase.CONTROL_PORT,
            Insert.into(INTERFACE).set(TYPE, INTERNAL).set(EXTERNAL_IDS, marks)));
    }

    private void insertPort(final String name, final Insert newInterface) {
        final String number = Integer.toString(newPorts.size());
        transaction.add(newInterface.named("interface" + number).set(NAME, name));
        transaction.add(Insert.into(PORT).named("port" + number).set(NAME, name)
            .setRef(INTERFACES, "interface" + number));
        newPorts.add("port" + number);
    }

    private void createBridge(final Row root) {
        insertController();
        insertPort(INTEGRATION_BRIDGE, Insert.into(INTERFACE).set(TYPE, INTERNAL));
        var bridge = Insert.into(BRIDGE).named("bridge").set(NAME, INTEGRATION_BRIDGE)
            .set(EXTERNAL_IDS, Map.of(OWNED, Schema.INTEGRATION))
            .set(FLOW_TABLES, TableNames.create(transaction)).set(PORTS, OvsdbValue.refs(newPorts))
            .setRef("controller", NEW_CONTROLLER);
        for (var setting : settings().entrySet()) {
            bridge = bridge.set(setting.getKey(), setting.getValue());
        }
        transaction.add(bridge.set(OTHER_CONFIG, otherConfig()))
            .add(Mutate.rows(ROOT, Where.uuid(root.uuid())).insertRef(BRIDGES, "bridge"));
    }

    private void changeBridge(final Row bridge) {
        final var where = Where.uuid(bridge.uuid());
        TableNames.change(bridge, view.table(FLOW_TABLE), transaction);
        for (var setting : settings().entrySet()) {
            if (!bridge.get(setting.getKey()).equals(setting.getValue())) {
                transaction.add(Update.rows(BRIDGE, where).set(setting.getKey(), setting.getValue()));
            }
        }
        if (!view.controllerTargets().equals(Set.of(wanted.controller()))) {
            insertController();
            transaction.add(Update.rows(BRIDGE, where).setRef("controller", NEW_CONTROLLER));
        }
        if (!bridge.getStringMap(EXTERNAL_IDS).containsKey(OWNED)) {
            transaction.add(Mutate.rows(BRIDGE, where).putAll(EXTERNAL_IDS, Map.of(OWNED, Schema.INTEGRATION)));
        }
        final var otherConfig = otherConfig();
        otherConfig.entrySet().removeAll(bridge.getStringMap(OTHER_CONFIG).entrySet());
        if (!otherConfig.isEmpty()) {
            transaction.add(Mutate.rows(BRIDGE, where).putAll(OTHER_CONFIG, otherConfig));
        }
        if (!newPorts.isEmpty()) {
            transaction.add(Mutate.rows(BRIDGE, where).insert(PORTS, OvsdbValue.refs(newPorts)));
        }
    }

    private void insertController() {
        transaction.add(Insert.into(CONTROLLER).named(NEW_CONTROLLER).set(TARGET, wanted.controller())
            .set("max_backoff", MAX_BACKOFF_MILLIS)
            .set(EXTERNAL_IDS, Map.of(OWNED, NEW_CONTROLLER)));
    }

    private Map<String, OvsdbValue> settings() {
        return Map.of("fail_mode", OvsdbValue.of("secure"), "protocols", OvsdbValue.of("OpenFlow13"),
            "datapath_type", OvsdbValue.of(wanted.spec().datapathType()));
    }

    private Map<String, String> otherConfig() {
        final var config = new HashMap<String, String>();
        // or hidden flows of the switch let guests talk to the controller's address, past the pipeline, to every port
        config.put("disable-in-band", "true");
        wanted.spec().datapathId().ifPresent(id -> config.put("datapath-id", id));
        return config;
    }

    private void rootIds(final Row root) {
        final Map<String, String> put = new LinkedHashMap<>();
        final List<String> gone = new ArrayList<>();
        if (!RootIds.value(root, SHEET).equals(Optional.of(wanted.sheet()))) {
            put.put(SHEET, wanted.sheet());
        }
        if (!RootIds.value(root, Schema.ACCESS).equals(wanted.access())) {
            wanted.access().ifPresentOrElse(text -> put.put(Schema.ACCESS, text), () -> gone.add(Schema.ACCESS));
        }
        if (!put.isEmpty()) {
            transaction.add(Mutate.rows(ROOT, Where.uuid(root.uuid())).putAll(EXTERNAL_IDS, put));
        }
        if (!gone.isEmpty()) {
            transaction.add(Mutate.rows(ROOT, Where.uuid(root.uuid())).deleteKeys(EXTERNAL_IDS, gone));
        }
    }
}
