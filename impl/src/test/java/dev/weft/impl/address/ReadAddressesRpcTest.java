/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.address;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.AddressTable;
import dev.weft.api.node.AddressTable.Origin;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.compile.CompiledNetwork.Part;
import dev.weft.impl.compile.Site;
import dev.weft.impl.compile.Standing;
import dev.weft.impl.compile.Standing.Served;
import dev.weft.impl.validate.Samples;
import dev.weft.impl.worker.Services;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.ObjectRegistration;
import org.opendaylight.yangtools.yang.binding.Rpc;
import org.opendaylight.yangtools.yang.common.RpcResult;

public class ReadAddressesRpcTest {
    private static final NetworkId RED = new NetworkId("red");
    private static final NetworkKey KEY = NetworkKey.fence(new SegmentId(7));
    private static final MacAddress MAC1 = MacAddress.of("02:00:00:00:00:01");
    private static final MacAddress MAC2 = MacAddress.of("02:00:00:00:00:02");
    private static final MacAddress NESTED = MacAddress.of("02:00:00:00:00:99");

    private final Map<NodeId, ListenableFuture<List<AddressTable.Entry>>> tables = new HashMap<>();
    private final ObjectRegistration<?> registration = mock(ObjectRegistration.class);
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    @Before
    public void fill() {
        tables.put(new NodeId("h1"), Futures.immediateFuture(List.of(
            entry(MAC1, Origin.PROGRAMMED, Optional.empty(), Optional.of("a/eth0"), 12),
            entry(MAC2, Origin.PROGRAMMED, path(2), Optional.empty(), 5),
            entry(NESTED, Origin.LEARNED, path(2), Optional.empty(), 7))));
        tables.put(new NodeId("h2"), Futures.immediateFuture(List.of(
            entry(NESTED, Origin.LEARNED, Optional.empty(), Optional.of("b/eth0"), 8))));
    }

    @After
    public void stop() {
        executor.shutdownNow();
    }

    private static Optional<PathId> path(final int host) {
        return Optional.of(PathId.inEthernet(Optional.of(new HostId(host)), OptionalInt.empty()));
    }

    private static AddressTable.Entry entry(final MacAddress mac, final Origin origin, final Optional<PathId> path,
            final Optional<String> member, final long age) {
        return new AddressTable.Entry(mac, origin, path, Optional.empty(),
            member.map(port -> ObjectKey.networkMember(RED, KEY, Samples.port(port))), age,
            path.isEmpty() ? Optional.empty() : Optional.of(3L), 4);
    }

    private static Standing served(final String port, final int host, final MacAddress mac) {
        return new Served(Samples.port(port), new Site(Samples.node("h" + host), new HostId(host), 1),
            new PortRef.Plugged(port), Optional.of(mac));
    }

    private static CompiledNetwork network() {
        final SortedMap<InterfaceId, Standing> members = new TreeMap<>(Map.of(
            Samples.port("a/eth0"), served("a/eth0", 1, MAC1), Samples.port("b/eth0"), served("b/eth0", 2, MAC2)));
        final var part = new Part(List.of(), List.of(), Map.of(), 1462);
        return new CompiledNetwork(Optional.of(KEY), members,
            new TreeMap<>(Map.of(new NodeId("h1"), part, new NodeId("h2"), part)), OptionalInt.of(1462),
            OptionalInt.empty());
    }

    private ReadAddressesRpc rpc(final ScheduledExecutorService timer) {
        final var provider = mock(RpcProviderService.class);
        doReturn(registration).when(provider).registerRpcImplementation(any(Rpc.class));
        return new ReadAddressesRpc(provider, name -> Futures.immediateFuture(name.equals(RED)
            ? Optional.of(network()) : Optional.empty()), (node, key) -> {
                assertEquals(KEY, key);
                return Optional.ofNullable(tables.get(node)).orElseThrow(() -> new IllegalStateException("closed"));
            }, new Services(mock(DataBroker.class), mock(NotificationPublishService.class), timer,
                Clock.systemUTC()));
    }

    /** A timer for which all time has passed. */
    private static ScheduledExecutorService impatient() {
        final var timer = mock(ScheduledExecutorService.class);
        doAnswer(call -> {
            call.<Runnable>getArgument(0).run();
            return mock(ScheduledFuture.class);
        }).when(timer).schedule(any(Runnable.class), anyLong(), any());
        return timer;
    }

    private RpcResult<ReadAddressesOutput> read(final String network) throws Exception {
        return rpc(executor).invoke(new ReadAddressesInputBuilder().setNetwork(new Name(network)).build()).get();
    }

    private static List<String> entries(final ReadAddressesOutput output) {
        return output.nonnullEntry().values().stream().map(entry -> entry.getNode().getValue() + " "
            + entry.getMacAddress().getValue() + " " + entry.getOrigin().getName() + " " + entry.getAtNode().getValue()
            + " " + entry.getInterface() + " " + entry.getAge() + " " + entry.getIdle() + " "
            + entry.getUsed().getValue()).sorted(Comparator.naturalOrder()).toList();
    }

    @Test
    public void numbersBecomeNames() throws Exception {
        final var output = read("red").getResult();
        assertEquals(List.of("h1 02:00:00:00:00:01 programmed h1 a/eth0 12 null 4",
            "h1 02:00:00:00:00:02 programmed h2 b/eth0 5 3 4", "h1 02:00:00:00:00:99 learned h2 null 7 3 4",
            "h2 02:00:00:00:00:99 learned h2 b/eth0 8 null 4"), entries(output));
        assertTrue(output.nonnullUnread().isEmpty());
    }

    private static List<String> unread(final ReadAddressesOutput output) {
        return output.nonnullUnread().values().stream().map(node -> node.getNode().getValue() + ": "
            + node.getReason()).sorted().toList();
    }

    @Test
    public void whoDoesNotAnswerIsNamed() throws Exception {
        tables.put(new NodeId("h2"), Futures.immediateFailedFuture(new IllegalStateException("it is not connected")));
        final var output = read("red").getResult();
        assertEquals(3, output.nonnullEntry().size());
        assertEquals(List.of("h2: it is not connected"), unread(output));
        tables.remove(new NodeId("h1"));
        assertEquals(List.of("h1: closed", "h2: it is not connected"), unread(read("red").getResult()));
    }

    @Test
    public void whoIsSilentIsNotWaitedForForever() throws Exception {
        final SettableFuture<List<AddressTable.Entry>> silent = SettableFuture.create();
        tables.put(new NodeId("h1"), silent);
        final var answer = rpc(executor).invoke(new ReadAddressesInputBuilder().setNetwork(new Name("red")).build());
        assertFalse("it waits", answer.isDone());
        final var noTime = rpc(impatient())
            .invoke(new ReadAddressesInputBuilder().setNetwork(new Name("red")).build()).get().getResult();
        assertEquals(List.of("h1: it did not answer within 10 s"), unread(noTime));
        assertEquals(1, noTime.nonnullEntry().size());
    }

    @Test
    public void refusesWhatDoesNotExist() throws Exception {
        final var result = read("blue");
        assertFalse(result.isSuccessful());
        assertEquals("there is no network blue; see /weft:weft/network",
            result.getErrors().iterator().next().getMessage());
        assertFalse(rpc(executor).invoke(new ReadAddressesInputBuilder().build()).get().isSuccessful());
    }

    @Test
    public void leavesWhenClosed() {
        rpc(executor).close();
        verify(registration).close();
    }
}
