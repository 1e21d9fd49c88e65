/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.traffic;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.google.common.util.concurrent.Futures;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.PolicyTraffic;
import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.api.node.PolicyTraffic.Exchange;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.impl.compile.CompiledPolicy;
import dev.weft.impl.worker.Inquiry;
import dev.weft.impl.worker.Services;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Collectors;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.ObjectRegistration;
import org.opendaylight.yangtools.yang.common.RpcResult;

public class ReadTrafficRpcTest {
    private static final InstanceId ONE = new InstanceId(new ServiceId("fw"), "one");

    private final ScheduledExecutorService executor = mock(ScheduledExecutorService.class);
    private final Map<NodeId, CompletionStage<Share>> answers = new TreeMap<>();
    private final PolicyTraffic traffic = (node, policy) -> {
        if (!answers.containsKey(node)) {
            throw new IllegalArgumentException("node " + node + " is not managed");
        }
        return answers.get(node);
    };

    private RpcResult<ReadTrafficOutput> read(final String policy) throws Exception {
        final RpcProviderService provider = mock();
        doReturn(mock(ObjectRegistration.class)).when(provider).registerRpcImplementation(any());
        doReturn(mock(ScheduledFuture.class)).when(executor).schedule(any(Runnable.class), anyLong(), any());
        final var nodes = new TreeSet<>(List.of(new NodeId("h1"), new NodeId("h2"), new NodeId("h3")));
        final var compiled = new CompiledPolicy(OptionalInt.of(7), List.of(), Optional.empty(), nodes, new TreeSet<>(),
            Optional.empty());
        final var rpc = new ReadTrafficRpc(provider, id -> Futures.immediateFuture(
            Optional.of(compiled).filter(there -> id.equals(new PolicyId("web")))), traffic,
            new Services(mock(DataBroker.class), mock(NotificationPublishService.class), executor,
                Clock.systemUTC()));
        final var answer = rpc.invoke(new ReadTrafficInputBuilder().setPolicy(policy == null ? null : new Name(policy))
            .build());
        final var late = ArgumentCaptor.forClass(Runnable.class);
        if (!answer.isDone()) {
            verify(executor, atLeastOnce()).schedule(late.capture(),
                eq(Inquiry.PATIENCE.toMillis()), any());
            late.getAllValues().forEach(Runnable::run);
        }
        return answer.get();
    }

    private static Share share(final long count) {
        final var amount = new Amount(count, 100 * count);
        return new Share(amount, new Amount(1, 60), Map.of(ONE, new Exchange(amount, Amount.NONE)));
    }

    @Test
    public void addsUpWhatNodesCounted() throws Exception {
        answers.put(new NodeId("h1"), CompletableFuture.completedFuture(share(3)));
        answers.put(new NodeId("h2"), CompletableFuture.completedFuture(share(4)));
        answers.put(new NodeId("h3"), CompletableFuture.completedFuture(new Share(Amount.NONE, Amount.NONE, Map.of())));
        final var output = read("web").getResult();
        assertEquals(7, output.getMatched().getPackets().getValue().longValue());
        assertEquals(700, output.getMatched().getBytes().getValue().longValue());
        assertEquals(2, output.getRefused().getPackets().getValue().longValue());
        final var one = output.nonnullInstance().values().iterator().next();
        assertEquals("fw", one.getService().getValue());
        assertEquals(7, one.getGot().getPackets().getValue().longValue());
        assertEquals(0, one.getGave().getPackets().getValue().longValue());
        assertEquals(Map.of(), output.nonnullUnread());
    }

    @Test
    public void namesNodesThatCouldNotBeRead() throws Exception {
        answers.put(new NodeId("h1"), CompletableFuture.completedFuture(share(3)));
        answers.put(new NodeId("h2"), new CompletableFuture<>());
        final var output = read("web").getResult();
        assertEquals(3, output.getMatched().getPackets().getValue().longValue());
        assertEquals(Map.of("h2", "it did not answer within 10 s", "h3", "node h3 is not managed"),
            output.nonnullUnread().values().stream().collect(Collectors.toMap(unread -> unread.getNode().getValue(),
                unread -> unread.getReason())));
    }

    @Test
    public void explainsWhatIsWrong() throws Exception {
        assertFalse(read("gone").isSuccessful());
        assertEquals("there is no policy gone; see /weft:weft/policy",
            read("gone").getErrors().iterator().next().getMessage());
        assertEquals("no policy is given; give its name", read(null).getErrors().iterator().next().getMessage());
    }
}
