/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import dev.weft.api.id.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.EndId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.Report;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.ReportInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.ReportOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.EndBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.HelperBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.end.CountersBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.helper.CounterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OversizeWay;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** A node's helper as the controller sees it: it reports by the RPC. */
public final class Helper {
    private final Report rpc;
    private final String node;
    private String session = "run 1";
    private long sequence;

    public Helper(final Report rpc, final String node) {
        this.rpc = rpc;
        this.node = node;
    }

    /** Begins a new run. */
    public void restart(final String name) {
        session = name;
        sequence = 0;
    }

    /** An end as it is reported. */
    public static EndBuilder end(final long segment, final int side, final Liveness liveness) {
        return new EndBuilder().setId(new EndId(Uint64.valueOf(2 * segment + side))).setLiveness(liveness)
            .setSince(new DateAndTime("2026-11-21T03:00:00.123Z"));
    }

    public static End active(final long segment, final int side) {
        return end(segment, side, Liveness.Active).setRoundTripTime(Uint32.valueOf(312)).build();
    }

    public static End inactive(final long segment, final int side, final LivenessCause cause) {
        return end(segment, side, Liveness.Inactive).setCause(cause).build();
    }

    /** The same with counters that all show a number. */
    public static End counting(final End end, final long number) {
        final var value = new Counter64(Uint64.valueOf(number));
        return new EndBuilder(end).setCounters(new CountersBuilder().setSentPackets(value).setSentBytes(value)
            .setReceivedPackets(value).setReceivedBytes(value).setFramesSplit(value).setFramesJoined(value)
            .setHalvesDropped(value).setQueriesSent(value).setQueriesReceived(value).setRepliesSent(value)
            .setRepliesReceived(value).setControlDropped(value).build()).build();
    }

    /** Reports everything, which begins a session. */
    public boolean complete(final End... ends) {
        return send(true, List.of(ends));
    }

    /** Reports what changed; returns whether everything is wanted. */
    public boolean report(final End... ends) {
        return send(false, List.of(ends));
    }

    public boolean send(final boolean complete, final Collection<End> ends) {
        return answer(call(input(complete, ends)));
    }

    /** Reports how packets that are too large are sent. */
    public boolean oversize(final OversizeWay way, final String reason) {
        final var counter = new CounterBuilder().setName("halves-expired").setValue(new Counter64(Uint64.valueOf(3)))
            .build();
        return answer(call(input(false, List.of()).setHelper(new HelperBuilder().setVersion("1").setOversize(way)
            .setOversizeReason(reason).setCounter(Map.of(counter.key(), counter)).build())));
    }

    public ReportInputBuilder input(final boolean complete, final Collection<End> ends) {
        sequence++;
        return new ReportInputBuilder().setNode(new Name(node)).setToken(new TestAccess(1).token(new NodeId(node)))
            .setSession(session).setSequence(Uint64.valueOf(sequence)).setComplete(complete)
            .setEnd(new ArrayList<>(ends).stream().collect(Collectors.toMap(End::key, Function.identity())));
    }

    public RpcResult<ReportOutput> call(final ReportInputBuilder input) {
        try {
            return rpc.invoke(input.build()).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean answer(final RpcResult<ReportOutput> result) {
        if (!result.isSuccessful()) {
            throw new AssertionError(result.getErrors().toString());
        }
        return result.getResult().getCompleteWanted();
    }
}
