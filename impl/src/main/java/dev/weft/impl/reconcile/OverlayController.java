/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.NodeDriver;
import dev.weft.impl.address.CompiledNetworks;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.allocate.Allocator;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.compile.CompiledPolicy;
import dev.weft.impl.key.KeyRing;
import dev.weft.impl.key.KeyUser;
import dev.weft.impl.mapping.MappedPolicies;
import dev.weft.impl.mapping.MappingDirectory;
import dev.weft.impl.report.ReportInbox;
import dev.weft.impl.report.Reported;
import dev.weft.impl.standby.Contacts;
import dev.weft.impl.standby.PairAlarms;
import dev.weft.impl.standby.Takeovers;
import dev.weft.impl.status.Facts;
import dev.weft.impl.status.ReportRound;
import dev.weft.impl.status.StatusBoard;
import dev.weft.impl.status.StatusInbox;
import dev.weft.impl.trace.Interfaces;
import dev.weft.impl.traffic.CompiledPolicies;
import dev.weft.impl.worker.Attempt;
import dev.weft.impl.worker.Services;
import dev.weft.impl.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.SwitchOverInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.SwitchOverOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps nodes doing what the intent says, and shows what became of it (VL-1, VL-7, VL-13, VL-14, VL-18, VL-19). All
 * work is done on one thread; node drivers and the datastore only wake it.
 */
public final class OverlayController implements KeyUser, CompiledNetworks, CompiledPolicies, MappedPolicies,
        Interfaces, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OverlayController.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final DataTreeIdentifier<Weft> INTENT = DataTreeIdentifier.create(
        LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Weft.class));

    private final List<AutoCloseable> registrations = new ArrayList<>();
    private final IntentInbox intentInbox;
    private final StatusInbox statusInbox;
    private final ReportInbox reports;
    private final Numbers numbers;
    private final KeyRing keys;
    private final Takeovers takeovers;
    private final SwitchOver switchOver;
    private final Worker worker;
    private final StatusBoard board;
    private final Plan plan;
    private final Reconciler reconciler;
    private final InterfaceFinder finder;
    private final DataBroker broker;
    private final NodeDriver driver;
    private final MappingDirectory mappings = new MappingDirectory();
    private final ScheduledExecutorService executor;
    private boolean closed;

    /**
     * Makes a controller; it does nothing before {@link #start}.
     *
     * @param services what it works with; the executor is ended by {@link #close}
     * @param driver drives the nodes
     * @param allocator gives out numbers; not loaded yet
     * @param reports takes what helpers report
     * @param alarms shows what is wrong
     * @param keys signs control messages; not loaded yet
     */
    public OverlayController(final Services services, final NodeDriver driver, final Allocator allocator,
            final ReportInbox reports, final AlarmBoard alarms, final KeyRing keys) {
        this.broker = services.broker();
        this.executor = services.executor();
        this.driver = requireNonNull(driver);
        requireNonNull(allocator);
        this.reports = requireNonNull(reports);
        this.keys = requireNonNull(keys);
        worker = new Worker(executor, this::round);
        intentInbox = new IntentInbox(worker::wake);
        statusInbox = new StatusInbox(worker::wake);
        final var intent = new Intent();
        finder = new InterfaceFinder(intent);
        final var programs = new NodePrograms();
        final var facts = new Facts();
        final var reported = new Reported();
        numbers = new Numbers(allocator, intent, new WhereaboutsStore(broker, intent.whereabouts(),
            intent.profiles(), reported.healths()));
        takeovers = new Takeovers(broker);
        final var rollouts = new Rollouts(intent, numbers, mappings, services.clock());
        plan = new Plan(intent, numbers, takeovers, keys, rollouts, new Outages(intent, facts, reported), mappings);
        board = new StatusBoard(plan, facts, reported, services, alarms);
        final var contacts = new Contacts();
        final var standby = new StandbyRound(intent, takeovers, contacts,
            new Checkup(intent, plan, facts, reported, contacts), services, new PairAlarms(alarms));
        switchOver = new SwitchOver(intent, takeovers, standby);
        reconciler = new Reconciler(intentInbox, new IntentUpdate(intent), numbers,
            new Programmer(plan, programs, new Handover(driver, programs, facts)), new Cascade(broker, intent), standby,
            new StatusRound(statusInbox, facts, intent, programs, board,
                new ReportRound(reports, reported, plan, board, services.clock())),
            new RolloutRound(rollouts, new Acknowledgements(programs, facts, services.clock(), plan.paths())));
    }

    /** Begins: numbers are loaded first, then the intent comes as one change. Returns at once. */
    public void start() {
        executor.execute(this::begin);
    }

    @Override
    public void close() {
        synchronized (registrations) {
            closed = true;
        }
        unregister();
        MoreExecutors.shutdownAndAwaitTermination(executor, PATIENCE);
    }

    @Override
    public void keyChanged(final LinkId link) {
        intentInbox.touch(new Attachment.ToLink(link));
    }

    @Override
    public void keyChanged(final NetworkId network) {
        intentInbox.touch(new Attachment.ToNetwork(network));
    }

    @Override
    public ListenableFuture<Optional<CompiledNetwork>> compiled(final NetworkId network) {
        return Futures.submit(() -> plan.compiled(network), executor);
    }

    @Override
    public ListenableFuture<Optional<CompiledPolicy>> compiled(final PolicyId policy) {
        return Futures.submit(() -> plan.compiled(policy), executor);
    }

    @Override
    public ListenableFuture<Map<InterfaceId, Spot>> spots(final Set<InterfaceId> ids) {
        return Futures.submit(() -> finder.spots(ids), executor);
    }

    @Override
    public ListenableFuture<Map<Socket, InterfaceId>> names(final Set<Socket> ports) {
        return Futures.submit(() -> finder.names(ports), executor);
    }

    @Override
    public MappingDirectory mappings() {
        return mappings;
    }

    /**
     * Changes the roles of a pair of appliances (VL-17).
     *
     * @param input what is asked for
     * @return who is active now, or why nothing was changed; never a failed future
     */
    ListenableFuture<RpcResult<SwitchOverOutput>> switchOver(final SwitchOverInput input) {
        return Futures.catching(Futures.submit(() -> {
            final var result = switchOver.apply(input);
            worker.wake();
            return result;
        }, executor), Exception.class, fault -> {
            LOG.error("A switch-over failed; please report this", fault);
            return RpcResultBuilder.<SwitchOverOutput>failed().withError(ErrorType.APPLICATION,
                ErrorTag.OPERATION_FAILED, "the switch-over failed: " + fault.getMessage()).build();
        }, MoreExecutors.directExecutor());
    }

    private Optional<Duration> round() {
        return reconciler.round();
    }

    private void begin() {
        Attempt.fault(() -> {
            numbers.load();
            keys.load();
            takeovers.load();
            board.clear();
            register();
            return null;
        }).ifPresent(fault -> {
            LOG.error("Nothing is driven yet, because the start failed; tried again in {} s",
                AFTER_FAULT.toSeconds(), fault);
            unregister();
            beginLater();
        });
    }

    private void register() {
        synchronized (registrations) {
            if (!closed) {
                reports.open(worker::wake);
                registrations.add(driver.observe(statusInbox));
                registrations.add(broker.registerDataTreeChangeListener(INTENT, intentInbox));
            }
        }
    }

    private void unregister() {
        synchronized (registrations) {
            registrations.forEach(registration -> Attempt.fault(() -> {
                registration.close();
                return null;
            }).ifPresent(fault -> LOG.warn("A registration could not be closed", fault)));
            registrations.clear();
        }
    }

    private void beginLater() {
        try {
            executor.schedule(this::begin, AFTER_FAULT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Not tried again: closed", e);
        }
    }
}
