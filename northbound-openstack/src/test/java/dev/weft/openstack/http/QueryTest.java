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
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.weft.openstack.model.Fault;
import dev.weft.openstack.resource.Catalogue;
import dev.weft.openstack.resource.View;
import dev.weft.openstack.store.NeutronStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractDataBrokerTest;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;

/** What lists hold that are asked for with filters. */
public class QueryTest extends AbstractDataBrokerTest {
    private static final String FIXED = "fixed_ips";

    private Routes routes;
    private User user;
    private String net;
    private String work;
    private String dual;
    private String bare;

    @Before
    public void makePorts() {
        routes = new Routes(new NeutronStore(getDataBroker()));
        user = new User(routes);
        net = user.create("networks", "{'name':'blue'}");
        work = port("'name':'work','fixed_ips':[{'ip_address':'10.0.0.1'}]");
        dual = port("'name':'dual','fixed_ips':[{'ip_address':'10.0.1.1'},{'ip_address':'2001:db8::1'}]");
        bare = port("'name':'bare'");
    }

    @Test
    public void listsAreFilteredAndPaged() {
        assertEquals(Set.of(work), ports("name", "work"));
        assertEquals(3, ports("network_id", net).size());
        assertEquals(Set.of(work, dual), ports("name", "work", "dual", "nobody"));
        assertEquals(3, ports("colour", "red").size());
        assertEquals(3, ports("status", "down").size());
        assertEquals(Set.of(), ports("status", "ACTIVE"));
        final var all = user.list("ports", Map.of()).stream().map(port -> port.get("id")).toList();
        assertEquals(all.subList(1, 2), user.list("ports", Map.of("limit", values("1"), "marker",
            values(all.get(0).getAsString()))).stream().map(port -> port.get("id")).toList());
        final var brief = routes.answer(new Request("GET", "/v2.0/ports/" + work, Map.of("fields",
            values("id", "name")), "", "")).body().getAsJsonObject("port");
        assertEquals(List.of("id", "name"), List.copyOf(brief.keySet()));
        assertEquals("[[name]]", user.list("ports", Map.of("name", values("work"), "fields", values("name"))).stream()
            .map(port -> port.keySet().toString()).toList().toString());
    }

    @Test
    public void portsAreFoundByAddress() {
        assertEquals(Set.of(work), ports(FIXED, "ip_address=10.0.0.1"));
        assertEquals(Set.of(dual), ports(FIXED, "ip_address=2001:DB8:0::1"));
        assertEquals(Set.of(), ports(FIXED, "ip_address=10.0.0.9"));
        assertEquals(Set.of(work, dual), ports(FIXED, "ip_address=10.0.0.1", "ip_address=10.0.1.1"));
        assertEquals(Set.of(work, dual), ports(FIXED, "ip_address_substr=10.0."));
        assertEquals(Set.of(dual), ports(FIXED, "ip_address_substr=10.0.", "ip_address=2001:db8::1"));
        assertEquals("there are no subnets", Set.of(), ports(FIXED, "subnet_id=" + net));
        assertEquals(Set.of(), ports(FIXED, "subnet_id=" + net, "ip_address=10.0.0.1"));
    }

    @Test
    public void listsAreSearched() {
        final var pair = user.create("sfc/port_pairs", "{'ingress':'" + work + "','egress':'" + dual + "'}");
        final var group = user.create("sfc/port_pair_groups", "{'port_pairs':['" + pair + "']}");
        user.create("sfc/port_pair_groups", "{}");
        assertEquals(Set.of(group), ids("sfc/port_pair_groups", "port_pairs", pair));
        assertEquals(Set.of(), ids("sfc/port_pair_groups", "port_pairs", bare));
        assertEquals(Set.of(), ports("security_groups", bare));
    }

    @Test
    public void whatCannotBeAFilterIsRefused() {
        user.create("sfc/port_pairs", "{'ingress':'" + work + "','egress':'" + dual + "'}");
        for (var text : List.of("10.0.0.1", "ip_address=10.0.0", "ip_address", "colour=red", "")) {
            assertRefused("ip_address", "ports", FIXED, text);
        }
        assertRefused("service_function_parameters", "sfc/port_pairs", "service_function_parameters", "weight=1");
        assertEquals("networks have none", Set.of(net), ids("networks", FIXED, "colour=red"));
    }

    @Test
    public void theStateIsLookedAtOncePerListAndNotForOthers() {
        final var state = mock(Weft.class);
        final var ports = Catalogue.all().stream().filter(kind -> kind.path().equals("ports")).findAny().orElseThrow();
        final var seen = new View(new NeutronStore(getDataBroker()).view().resources(), state);
        assertEquals(1, new Query(Map.of("name", values("work"), "fields", values("id"))).select(ports, seen).size());
        verifyNoInteractions(state);
        assertEquals(3, new Query(Map.of()).select(ports, seen).size());
        verify(state, times(1)).nonnullService();
    }

    private void assertRefused(final String said, final String path, final String name, final String text) {
        final var fault = assertThrows(text, Fault.class, () -> ids(path, name, text));
        assertEquals(400, fault.status());
        assertTrue(fault.getMessage(), fault.getMessage().contains(said));
    }

    private Set<String> ports(final String name, final String... wanted) {
        return ids("ports", name, wanted);
    }

    private Set<String> ids(final String path, final String name, final String... wanted) {
        return user.list(path, Map.of(name, wanted)).stream().map(entry -> entry.get("id").getAsString())
            .collect(Collectors.toSet());
    }

    private String port(final String attributes) {
        return user.create("ports", "{'network_id':'" + net + "'," + attributes + "}");
    }

    private static String[] values(final String... values) {
        return values;
    }
}
