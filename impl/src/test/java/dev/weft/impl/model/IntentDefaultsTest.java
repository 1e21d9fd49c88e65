/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.BeforeClass;
import org.junit.Test;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yangtools.yang.model.api.DataNodeContainer;
import org.opendaylight.yangtools.yang.model.api.LeafSchemaNode;
import org.opendaylight.yangtools.yang.model.api.TypeDefinition;

/** Compares the constants with the YANG modules themselves. */
public class IntentDefaultsTest {
    private static final Map<String, String> YANG = new HashMap<>();

    @BeforeClass
    public static void readModules() {
        final var root = BindingRuntimeHelpers.createRuntimeContext(Weft.class).getEffectiveModelContext()
            .findDataTreeChild(Weft.QNAME).orElseThrow();
        collect("", (DataNodeContainer) root);
    }

    private static void collect(final String path, final DataNodeContainer container) {
        for (var child : container.getChildNodes()) {
            final var here = path + "/" + child.getQName().getLocalName();
            if (child instanceof LeafSchemaNode leaf) {
                final TypeDefinition<?> type = leaf.getType();
                type.getDefaultValue().ifPresent(value -> YANG.put(here, value.toString()));
            } else if (child instanceof DataNodeContainer inner) {
                collect(here, inner);
            }
        }
    }

    private static void same(final String path, final Object constant) {
        assertEquals(path, YANG.get(path), constant.toString());
    }

    @Test
    public void constantsAreTheDefaultStatements() {
        same("/installation-id", IntentDefaults.INSTALLATION_ID);
        same("/node/mtu", IntentDefaults.NODE_MTU);
        same("/node/datapath-type", IntentDefaults.DATAPATH_TYPE);
        same("/node/udp-source-ports/first", IntentDefaults.SOURCE_PORTS.first());
        same("/node/udp-source-ports/count", IntentDefaults.SOURCE_PORTS.count());
        same("/node/oversize/mode", IntentDefaults.OVERSIZE.halves() ? "auto" : "off");
        same("/node/relay/enabled", false);
        same("/node/relay/port", IntentDefaults.RELAY_PORT);
        same("/node/relay/proxy", false);
        same("/appliance/interface/admin-state", IntentDefaults.ADMIN_UP ? "up" : "down");
        same("/appliance/interface/link-enabled", IntentDefaults.LINK_ENABLED);
        same("/appliance/interface/outer/udp-port", IntentDefaults.LISTEN_PORT);
        same("/link/b/external/udp-port", IntentDefaults.EXTERNAL_PORT);
        same("/appliance/standby/failover-on", IntentDefaults.FAILOVER_ON);
        for (var list : List.of("/link", "/chain")) {
            same(list + "/dscp", IntentDefaults.DSCP);
            same(list + "/liveness/enabled", IntentDefaults.LIVENESS.enabled());
            same(list + "/liveness/query-after", IntentDefaults.LIVENESS.queryAfter());
            same(list + "/liveness/retry-after", IntentDefaults.LIVENESS.retryAfter());
            same(list + "/liveness/inactive-after", IntentDefaults.LIVENESS.inactiveAfter());
        }
    }

    @Test
    public void constantsOfNetworksAreTheDefaultStatements() {
        final var stations = IntentDefaults.STATIONS;
        same("/network/kind", IntentDefaults.NETWORK_KIND);
        same("/network/learning/enabled", stations.learning().isPresent());
        same("/network/learning/max-addresses", stations.learning().orElseThrow().maxAddresses());
        same("/network/learning/ageing", stations.learning().orElseThrow().ageing());
        same("/network/unknown-unicast", stations.floodsUnknown() ? "flood" : "drop");
        same("/network/lookup", stations.lookup().toString().toLowerCase(Locale.ROOT));
        same("/network/discovery/retry-after", stations.discovery().retryAfter());
        same("/network/discovery/attempts", stations.discovery().attempts());
        same("/network/discovery/expiry", stations.discovery().expiry());
        same("/network/discovery/queue", stations.discovery().queue());
        same("/network/dscp", IntentDefaults.TRAVEL.dscp());
        same("/network/addressing-mode/group", IntentDefaults.GROUP);
        same("/network/security", IntentDefaults.TRAVEL.protection().toString().toLowerCase(Locale.ROOT));
    }

    @Test
    public void constantsOfServicesAreTheDefaultStatements() {
        same("/service/header", IntentDefaults.SERVICE_AWARE ? "nsh" : "none");
        same("/service/load-sharing", IntentDefaults.SERVICE_BY_CONNECTION ? "connection" : "host-pair");
        same("/service/drain-time", IntentDefaults.DRAIN_TIME.toSeconds());
        same("/service/health/probe", "none");
        same("/service/health/interval", IntentDefaults.PROBE_INTERVAL.toMillis());
        same("/service/health/misses", IntentDefaults.PROBE_MISSES);
        same("/service/instance/weight", IntentDefaults.WEIGHT);
        same("/service/instance/admin-state", IntentDefaults.INSTANCE_ADMIN.toString().toLowerCase(Locale.ROOT));
        same("/policy/path", "chain");
        same("/policy/mapping/lifetime", IntentDefaults.MAPPING_LIFETIME.toSeconds());
        same("/policy/open-connections", IntentDefaults.CONNECTIONS_STAY ? "stay" : "move");
        same("/port-profile/policy/direction", "both");
        same("/service/firewall/rule/direction", "both");
        same("/gateway/interface/outside", false);
    }

    @Test
    public void noDefaultStatementIsForgotten() {
        final var known = Set.of("/installation-id", "/node/mtu", "/node/datapath-type",
            "/node/udp-source-ports/first", "/node/udp-source-ports/count", "/node/oversize/mode",
            "/node/relay/enabled", "/node/relay/port", "/node/relay/proxy", "/appliance/interface/admin-state",
            "/appliance/interface/link-enabled", "/appliance/interface/outer/udp-port",
            "/appliance/standby/failover-on", "/link/b/external/udp-port",
            "/link/dscp", "/link/liveness/enabled", "/link/liveness/query-after", "/link/liveness/retry-after",
            "/link/liveness/inactive-after", "/chain/dscp", "/chain/liveness/enabled",
            "/chain/liveness/query-after", "/chain/liveness/retry-after", "/chain/liveness/inactive-after",
            "/network/kind", "/network/learning/enabled",
            "/network/learning/max-addresses", "/network/learning/ageing", "/network/unknown-unicast",
            "/network/lookup", "/network/discovery/retry-after", "/network/discovery/attempts",
            "/network/discovery/expiry", "/network/discovery/queue", "/network/dscp",
            "/network/addressing-mode/group", "/network/security",
            "/gateway/interface/outside", "/service/header", "/service/load-sharing",
            "/service/drain-time", "/service/health/probe", "/service/health/interval", "/service/health/misses",
            "/service/instance/weight", "/service/instance/admin-state", "/policy/open-connections",
            "/policy/path", "/policy/mapping/lifetime",
            "/port-profile/policy/direction", "/service/firewall/rule/direction",
            // Only shown, nothing is made of it.
            "/appliance/service-type");
        final var unknown = new TreeSet<>(YANG.keySet());
        unknown.removeAll(known);
        assertTrue("no constant for " + unknown, unknown.isEmpty());
        assertEquals(known.size(), YANG.size());
    }
}
