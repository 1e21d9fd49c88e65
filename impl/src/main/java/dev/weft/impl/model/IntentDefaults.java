/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.node.Learning;
import dev.weft.api.node.Relay;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.StandbyIntent.FailoverOn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code default} statements of the YANG modules, which the datastore does not fill in. A test compares each
 * constant with its statement.
 */
public final class IntentDefaults {
    /** {@code installation-id} (FN-2). */
    public static final int INSTALLATION_ID = 1;
    /** {@code node/mtu} in octets. */
    public static final int NODE_MTU = 1500;
    /** {@code node/datapath-type}. */
    public static final String DATAPATH_TYPE = "system";
    /** {@code node/udp-source-ports} (VL-5). */
    public static final SourcePorts SOURCE_PORTS = new SourcePorts(49152, 16);
    /** {@code node/oversize}: halves whenever the node can (VL-8). */
    public static final OversizeIntent OVERSIZE = new OversizeIntent(true, Optional.empty(), Optional.empty());
    /** {@code node/relay/port} (VN-5). */
    public static final int RELAY_PORT = Relay.DEFAULT_PORT;
    /** {@code interface/admin-state} is up. */
    public static final boolean ADMIN_UP = true;
    /** {@code interface/link-enabled} (VL-14). */
    public static final boolean LINK_ENABLED = false;
    /** {@code interface/outer/udp-port}. */
    public static final UdpPort LISTEN_PORT = UdpPort.GENEVE;
    /** {@code appliance/standby/failover-on} (VL-17). */
    public static final FailoverOn FAILOVER_ON = FailoverOn.GUEST_GONE;
    /** {@code link/b/external/udp-port} (VL-18). */
    public static final UdpPort EXTERNAL_PORT = UdpPort.GENEVE;
    /** {@code link/dscp} (VL-6). */
    public static final Dscp DSCP = Dscp.INHERIT;
    /** {@code link/liveness} (VL-11). */
    public static final Liveness LIVENESS = new Liveness(true, 15, 5, 45);
    /** {@code interface/bandwidth} (VN-9). */
    public static final Bandwidth BANDWIDTH = Bandwidth.UNLIMITED;
    /** {@code network/kind}. */
    public static final NetworkKey.Kind NETWORK_KIND = NetworkKey.Kind.FENCE;
    /** {@code network/learning}, {@code unknown-unicast}, {@code lookup} and {@code discovery}. */
    public static final NetworkStations STATIONS = new NetworkStations(Optional.of(Learning.DEFAULT), true,
        Lookup.PROGRAMMED, Discovery.DEFAULT);
    /** {@code network/dscp} and {@code security}; nothing else is given. */
    public static final NetworkTravel TRAVEL = new NetworkTravel(Optional.empty(), Dscp.INHERIT, OptionalInt.empty(),
        List.of(), OptionalInt.empty(), Protection.NONE);
    /** {@code network/addressing-mode/group} (FN-11). */
    public static final AddressingMode.Group GROUP = AddressingMode.Group.COPIES;

    /** {@code service/header} is none (SI-5). */
    public static final boolean SERVICE_AWARE = false;
    /** {@code service/load-sharing} is by connection (SI-8). */
    public static final boolean SERVICE_BY_CONNECTION = true;
    /** {@code service/drain-time} (SI-8). */
    public static final Duration DRAIN_TIME = Duration.ofSeconds(300);
    /** {@code service/health/interval} (SI-8). */
    public static final Duration PROBE_INTERVAL = Duration.ofMillis(1000);
    /** {@code service/health/misses} (SI-8). */
    public static final int PROBE_MISSES = 3;
    /** {@code service/instance/weight} (SI-8). */
    public static final int WEIGHT = 1;
    /** {@code service/instance/admin-state} is up. */
    public static final InstanceIntent.Admin INSTANCE_ADMIN = InstanceIntent.Admin.UP;
    /** {@code policy/mapping/lifetime} (SI-9). */
    public static final Duration MAPPING_LIFETIME = Duration.ofSeconds(60);
    /** {@code policy/open-connections} is move (SI-6). */
    public static final boolean CONNECTIONS_STAY = false;

    private IntentDefaults() {
        // only constants
    }
}
