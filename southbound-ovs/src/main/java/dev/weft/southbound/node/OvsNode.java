/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.AddressTable;
import dev.weft.api.node.FlowInspector;
import dev.weft.api.node.NodeObserver;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectKind;
import dev.weft.api.node.PolicyTraffic;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.report.ReportAccess;
import dev.weft.ovsdb.OvsdbSession;
import dev.weft.southbound.openflow.SwitchChannel;
import dev.weft.southbound.openflow.SwitchListener;
import dev.weft.southbound.openflow.Switches;
import dev.weft.southbound.ovsdb.NodeDatabase;
import dev.weft.southbound.ovsdb.NodeFacts;
import dev.weft.southbound.ovsdb.PortNews;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node: its database and its switch together. Public methods may be called from any thread. */
final class OvsNode implements NodeDatabase.Listener, SwitchListener {
    private static final Logger LOG = LoggerFactory.getLogger(OvsNode.class);
    private static final long RELEASE_SECONDS = 10;

    private final NodeId id;
    private final Switches switches;
    private final NodeObserver observer;
    private final Executor executor;
    private final NodeDatabase database;
    private final NodeProgrammer programmer;
    private final DatabaseWishes wishes;
    private final CacheOrder caches = new CacheOrder();
    private final PortBoard ports = new PortBoard();
    private final ProfileBoard profiles = new ProfileBoard();
    private final AddressReader addresses;
    private final NodeSight sight;
    private final TrafficReader traffic;

    private NodeSpec spec;
    private NodeFacts facts = NodeFacts.UNKNOWN;
    private Switches.Watch watch;
    private NodeStatus told;
    private boolean contested;
    private boolean released;

    /**
     * Creates one.
     *
     * @param id its name
     * @param switches gives its switch
     * @param openflowPort the TCP port on which switches connect
     * @param reports how its helper reaches this controller
     * @param observer is told of it
     * @param executor runs one thing at a time
     */
    OvsNode(final NodeId id, final Switches switches, final int openflowPort, final ReportAccess reports,
            final NodeObserver observer, final Executor executor) {
        this.id = id;
        this.switches = switches;
        wishes = new DatabaseWishes(id, openflowPort, reports);
        this.observer = observer;
        this.executor = executor;
        database = new NodeDatabase(id, executor, this);
        programmer = new NodeProgrammer(id, executor, this::tell);
        sight = new NodeSight(id, () -> spec, programmer, executor);
        addresses = new AddressReader(programmer::readySession, () -> programmer.meaning(database.portNames()),
            executor);
        traffic = new TrafficReader(programmer::readySession, programmer.book().services(), programmer::share,
            flow -> programmer.ledger().ownerOf(flow) != null, executor);
    }

    void manage(final NodeSpec newSpec, final NodeProgram complete) {
        executor.execute(() -> {
            if (spec != null && !(spec.systemId().equals(newSpec.systemId())
                    && spec.ovsdbRemote().equals(newSpec.ovsdbRemote()))) {
                database.disconnect("node " + id + " is to be found elsewhere now");
            }
            spec = newSpec;
            programmer.setMetered(newSpec.datapathType().equals(DatabaseWishes.NETDEV));
            change(programmer.changeTo(complete.wanted()));
        });
    }

    void apply(final NodeProgram change) {
        executor.execute(() -> change(change));
    }

    private void change(final NodeProgram change) {
        final var after = traffic.before(change);
        programmer.change(change);
        after.run();
        want();
        tell();
    }

    /** What helpers are told of this controller is another now. */
    void accessChanged() {
        executor.execute(this::want);
    }

    void attach(final OvsdbSession session) {
        executor.execute(() -> {
            if (released) {
                session.close();
                return;
            }
            database.attach(session);
        });
    }

    /** Removes everything from the node and forgets it; completes when that is done or cannot be done. */
    CompletableFuture<Void> release() {
        return CompletableFuture.supplyAsync(() -> {
            released = true;
            return programmer.clear();
        }, executor).thenCompose(cleared -> cleared.orTimeout(RELEASE_SECONDS, TimeUnit.SECONDS))
            .handleAsync((nothing, failure) -> {
                if (failure != null) {
                    LOG.warn("node {}: Weft's flows may still be on its switch", id, failure);
                }
                return database.leave();
            }, executor).thenCompose(left -> left)
            .whenCompleteAsync((nothing, failure) -> {
                unwatch();
                database.close();
            }, executor);
    }

    /** Lets go of connections and leaves the node as it is. */
    void close() {
        executor.execute(() -> {
            released = true;
            unwatch();
            database.close();
        });
    }

    private void want() {
        if (spec == null || released) {
            return;
        }
        final var changes = programmer.book().takeChanges();
        ports.look(changes.ports());
        // in any case, as these are differences
        database.wantSheets(wishes.sheets(spec, programmer.book(), changes));
        database.wantSheets(caches.take(spec, facts, programmer.changes()));
        database.wantLimits(wishes.limits(spec, programmer.book(), changes));
        final var sheet = wishes.sheet(spec, programmer.book(), changes);
        database.localAddress().ifPresent(address ->
            database.want(wishes.database(spec, programmer.book(), sheet, address)));
    }

    @Override
    public void attached() {
        want();
    }

    @Override
    public void ports(final PortNews news) {
        // the tunnel ports that go at a release must not bring flows back
        if (!released) {
            programmer.ports(news);
            ports.learn(news.states());
            // before the node counts as connected: from then on a port of which nothing was told is missing
            tellPorts();
            tellPlugged(ports.takePlugged());
            profiles.learn(news.profiles());
            tellProfiles(profiles.takeChanged());
        }
    }

    @Override
    public void facts(final NodeFacts now) {
        if (now.connected() && !facts.connected() && !released) {
            tellPorts();
            tellPlugged(ports.allPlugged());
            tellProfiles(profiles.all());
        }
        final boolean moved = !now.datapathId().equals(facts.datapathId());
        facts = now;
        if (moved && !released) {
            unwatch();
            watch = now.datapathId().map(datapath -> switches.watch(datapath, this)).orElse(null);
        }
        tell();
    }

    @Override
    public void limits(final Map<PortRef, Optional<String>> faults) {
        faults.forEach((port, reason) -> programmer.book().needing(port).stream()
            .filter(key -> key.kind() == ObjectKind.PORT_LIMIT)
            .forEach(key -> programmer.board().fault(key, reason)));
        tell();
    }

    private void unwatch() {
        if (watch != null) {
            watch.close();
            watch = null;
            contested = false;
            // whoever watches no more is not told that the switch is gone
            programmer.disconnected();
        }
    }

    @Override
    public void connected(final SwitchChannel channel) {
        executor.execute(() -> {
            contested = false;
            programmer.connected(channel);
        });
    }

    @Override
    public void received(final byte[] message) {
        executor.execute(() -> programmer.received(message));
    }

    @Override
    public void contested() {
        executor.execute(() -> {
            contested = true;
            tell();
        });
    }

    @Override
    public void disconnected() {
        executor.execute(programmer::disconnected);
    }

    private void tellPorts() {
        final var changed = ports.takeChanged(port -> !programmer.book().needing(port).isEmpty());
        if (!changed.isEmpty()) {
            observer.portsChanged(id, changed);
        }
    }

    private void tellPlugged(final Map<String, Boolean> changed) {
        if (!changed.isEmpty()) {
            observer.portsPlugged(id, changed);
        }
    }

    private void tellProfiles(final Map<String, Optional<String>> changed) {
        if (!changed.isEmpty()) {
            observer.profilesSeen(id, changed);
        }
    }

    private void tell() {
        if (released) {
            return;
        }
        if (spec != null && caches.isDue(spec, facts, programmer.changes())) {
            want();
        }
        if (facts.connected()) {
            tellPorts();
        }
        final var changed = programmer.board().takeChanged();
        if (!changed.isEmpty()) {
            observer.objectsChanged(id, changed);
        }
        final var status = status();
        if (!status.equals(told)) {
            told = status;
            observer.nodeChanged(id, status);
        }
    }

    private NodeStatus status() {
        final var ledger = programmer.ledger();
        return new NodeStatus(facts.connected(), programmer.isConnected(), programmer.isSettled(), facts.datapathId(),
            facts.version(), facts.helper(), ledger.wantedCount(), ledger.presentCount(), programmer.flowMods(),
            programmer.problem().or(this::contest).or(facts::problem));
    }

    private Optional<String> contest() {
        return Optional.of("the datapath id of its bridge is also that of another node's; give it one of its own"
            + " (datapath-id of the node)").filter(text -> contested);
    }

    /** Tells an observer everything that is known now. */
    void tellAll(final NodeObserver newcomer) {
        executor.execute(() -> {
            // also while the database is away: when it is back only changes are told
            if (!ports.told().isEmpty()) {
                newcomer.portsChanged(id, ports.told());
            }
            if (!ports.allPlugged().isEmpty()) {
                newcomer.portsPlugged(id, ports.allPlugged());
            }
            if (!profiles.all().isEmpty()) {
                newcomer.profilesSeen(id, profiles.all());
            }
            newcomer.nodeChanged(id, status());
            newcomer.objectsChanged(id, programmer.board().all());
        });
    }

    /** Whether the switch holds exactly what is wanted and nothing is on its way. */
    CompletableFuture<Boolean> isSynced() {
        return CompletableFuture.supplyAsync(programmer::isSynced, executor);
    }

    /** Reads the table of a network from the switch. */
    CompletableFuture<List<AddressTable.Entry>> addresses(final NetworkKey network) {
        return CompletableFuture.supplyAsync(() -> addresses.read(network), executor).thenCompose(answer -> answer);
    }

    /** Reads from the switch what a policy did. */
    CompletableFuture<PolicyTraffic.Share> traffic(final PolicyId policy) {
        return CompletableFuture.supplyAsync(() -> traffic.read(policy), executor).thenCompose(answer -> answer);
    }

    /** What a trace wants to know of it. */
    NodeSight sight() {
        return sight;
    }

    CompletableFuture<List<FlowInspector.Line>> flows(final Predicate<ObjectKey> filter) {
        return CompletableFuture.supplyAsync(() -> FlowLines.of(programmer.ledger(), filter), executor);
    }
}
