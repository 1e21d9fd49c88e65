/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.google.common.util.concurrent.FluentFuture;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.store.NeutronStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractDataBrokerTest;
import org.opendaylight.mdsal.binding.spi.ForwardingDataBroker;
import org.opendaylight.mdsal.binding.spi.ForwardingReadWriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;

/** Requests at the same moment, here and at another member of a cluster. */
public class AtOnceTest extends AbstractDataBrokerTest {
    private static final int MANY = 32;

    private User user;
    private String net;
    private String work;
    private String group;

    @Before
    public void makeResources() {
        user = new User(new Routes(new NeutronStore(getDataBroker())));
        net = user.create("networks", "{}");
        work = port();
        final var in = port();
        group = user.create("sfc/port_pair_groups", "{'port_pairs':['" + user.create("sfc/port_pairs",
            "{'ingress':'" + in + "','egress':'" + in + "'}") + "']}");
    }

    @Test
    public void aClassifierThatGoesMeanwhileIsInNoChain() {
        final var classifier = user.create("sfc/flow_classifiers", "{'logical_source_port':'" + work + "'}");
        refusedAfter("FlowClassifierNotFound", "DELETE", "sfc/flow_classifiers/" + classifier, "sfc/port_chains",
            "{'port_chain':{'port_pair_groups':['" + group + "'],'flow_classifiers':['" + classifier + "']}}");
    }

    @Test
    public void aPortThatGoesMeanwhileIsInNoClassifier() {
        refusedAfter("PortNotFound", "DELETE", "ports/" + work, "sfc/flow_classifiers",
            "{'flow_classifier':{'logical_source_port':'" + work + "'}}");
    }

    @Test
    public void whoeverAsksAtOnceGetsWhatHeAskedFor() throws Exception {
        final var threads = Executors.newFixedThreadPool(MANY);
        try {
            final List<Callable<String>> wanted = IntStream.range(0, MANY).<Callable<String>>mapToObj(i -> this::port)
                .toList();
            final List<String> made = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(wanted, 1, TimeUnit.MINUTES)) {
                made.add(answer.get());
            }
            assertEquals(MANY, made.stream().distinct().count());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends the first request when the second one has looked and not yet written; all goes on afterwards. */
    private void refusedAfter(final String type, final String method, final String path, final String collection,
            final String body) {
        final var slow = new User(new Routes(new NeutronStore(new Interrupted(getDataBroker(),
            () -> assertEquals(204, user.send(method, path, "").status())))));
        assertEquals(type, assertThrows(Fault.class, () -> slow.send("POST", collection, body)).type());
        assertEquals(200, user.send("GET", collection, "").status());
        assertEquals(200, user.send("PUT", "networks/" + net, "{'network':{'name':'red'}}").status());
    }

    private String port() {
        return user.create("ports", "{'network_id':'" + net + "'}");
    }

    /** A broker that does something else once, before it commits. */
    private static final class Interrupted extends ForwardingDataBroker {
        private final DataBroker broker;
        private Runnable once;

        Interrupted(final DataBroker broker, final Runnable once) {
            this.broker = broker;
            this.once = once;
        }

        @Override
        protected DataBroker delegate() {
            return broker;
        }

        @Override
        public ReadWriteTransaction newReadWriteTransaction() {
            return new ForwardingReadWriteTransaction(super.newReadWriteTransaction()) {
                @Override
                public FluentFuture<? extends CommitInfo> commit() {
                    final var now = once;
                    once = () -> { };
                    now.run();
                    return super.commit();
                }
            };
        }
    }
}
