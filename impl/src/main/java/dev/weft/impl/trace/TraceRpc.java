/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.trace.Packet;
import dev.weft.api.trace.PacketTracer;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceRequest;
import dev.weft.impl.trace.Interfaces.Spot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Trace;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/** Answers {@code weft-trace:trace} (SI-12). */
public final class TraceRpc implements Trace, AutoCloseable {
    private final Interfaces interfaces;
    private final PacketTracer tracer;
    private final DataBroker broker;
    private final Registration registration;

    /** What is asked, with all that is known of the two interfaces. */
    private record Question(TraceInput input, InterfaceId source, Optional<InterfaceId> destination,
            Map<InterfaceId, Spot> spots, List<InnerSide> sides) {
        Packet packet() {
            return PacketMaker.make(input, sides.get(0), destination.map(any -> sides.get(1)));
        }

        TraceRequest request(final Packet packet) {
            return new TraceRequest(node(source), spots.get(source).port(), packet,
                Boolean.TRUE.equals(input.getReply()) ? Optional.of(before(packet)) : Optional.empty());
        }

        private TraceRequest before(final Packet packet) {
            final var sender = destination.orElseThrow(() -> new IllegalArgumentException(
                "a reply answers what the destination sent; give destination"));
            return new TraceRequest(node(sender), spots.get(sender).port(), PacketMaker.answered(packet),
                Optional.empty());
        }

        private Spot spot(final InterfaceId id) {
            if (!spots.containsKey(id)) {
                throw new IllegalArgumentException("there is no interface " + id + "; see /weft:weft/appliance");
            }
            return spots.get(id);
        }

        private NodeId node(final InterfaceId id) {
            return spot(id).node().orElseThrow(() -> new IllegalArgumentException("interface " + id
                + " is on no node: its appliance names none, and it is plugged in nowhere"));
        }
    }

    /**
     * Makes it and registers it.
     *
     * @param provider where it is registered
     * @param interfaces knows where interfaces are
     * @param tracer follows packets
     * @param broker has the addresses of guests
     */
    public TraceRpc(final RpcProviderService provider, final Interfaces interfaces, final PacketTracer tracer,
            final DataBroker broker) {
        this.interfaces = requireNonNull(interfaces);
        this.tracer = requireNonNull(tracer);
        this.broker = requireNonNull(broker);
        registration = provider.registerRpcImplementation(this);
    }

    @Override
    public ListenableFuture<RpcResult<TraceOutput>> invoke(final TraceInput input) {
        if (input.getSource() == null) {
            return refused("no source is given; give the interface that sends the packet as APPLIANCE/INTERFACE");
        }
        try {
            return FluentFuture.from(question(input)).transformAsync(this::answer, MoreExecutors.directExecutor())
                .catchingAsync(IllegalArgumentException.class, fault -> refused(fault.getMessage()),
                    MoreExecutors.directExecutor())
                .catchingAsync(Exception.class, TraceRpc::failed, MoreExecutors.directExecutor());
        } catch (IllegalArgumentException e) {
            return refused(e.getMessage());
        }
    }

    @Override
    public void close() {
        registration.close();
    }

    private ListenableFuture<Question> question(final TraceInput input) {
        final var source = id(input.getSource());
        final var destination = Optional.ofNullable(input.getDestination()).map(TraceRpc::id);
        final var ids = new ArrayList<>(List.of(source));
        destination.ifPresent(ids::add);
        final var spots = interfaces.spots(Set.copyOf(new HashSet<>(ids)));
        final var sides = Futures.allAsList(ids.stream().map(this::side).toList());
        return Futures.whenAllSucceed(spots, sides).call(() -> new Question(input, source, destination,
            Futures.getDone(spots), Futures.getDone(sides)), MoreExecutors.directExecutor());
    }

    private ListenableFuture<InnerSide> side(final InterfaceId id) {
        try (var transaction = broker.newReadOnlyTransaction()) {
            return transaction.read(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Weft.class)
                .child(Appliance.class, new ApplianceKey(new Name(id.appliance()))))
                .transform(appliance -> InnerSide.of(id, appliance), MoreExecutors.directExecutor());
        }
    }

    private ListenableFuture<RpcResult<TraceOutput>> answer(final Question question) {
        // an interface that is not there is more worth telling than addresses that are not known
        question.node(question.source());
        question.destination().ifPresent(question::spot);
        final var packet = question.packet();
        return Futures.transformAsync(tracer.trace(question.request(packet)), report -> named(packet, report),
            MoreExecutors.directExecutor());
    }

    private ListenableFuture<RpcResult<TraceOutput>> named(final Packet packet, final TraceReport report) {
        return Futures.transform(interfaces.names(TraceEncoder.ports(report)), names ->
            RpcResultBuilder.success(new TraceEncoder(names).encode(packet, report)).build(),
            MoreExecutors.directExecutor());
    }

    private static InterfaceId id(final InterfaceName name) {
        final var parts = name.getValue().split("/", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + name.getValue() + "' is no interface; give APPLIANCE/INTERFACE");
        }
        return new InterfaceId(parts[0], parts[1]);
    }

    private static ListenableFuture<RpcResult<TraceOutput>> refused(final String text) {
        return RpcResultBuilder.<TraceOutput>failed().withError(ErrorType.APPLICATION, ErrorTag.INVALID_VALUE, text)
            .buildFuture();
    }

    private static ListenableFuture<RpcResult<TraceOutput>> failed(final Exception fault) {
        final var cause = Throwables.getRootCause(fault);
        return RpcResultBuilder.<TraceOutput>failed().withError(ErrorType.APPLICATION, ErrorTag.OPERATION_FAILED,
            "the packet cannot be traced: " + Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString))
            .buildFuture();
    }
}
