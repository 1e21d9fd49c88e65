/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.ovsdb.monitor.MonitorRequest;

/** The names in the Open_vSwitch database that Weft reads and writes. */
final class Schema {
    static final String DATABASE = "Open_vSwitch";
    static final String ROOT = "Open_vSwitch";
    static final String BRIDGE = "Bridge";
    static final String PORT = "Port";
    static final String INTERFACE = "Interface";
    static final String CONTROLLER = "Controller";
    static final String FLOW_TABLE = "Flow_Table";
    static final String QOS = "QoS";

    static final String NAME = "name";
    static final String EXTERNAL_IDS = "external_ids";
    static final String OTHER_CONFIG = "other_config";
    static final String BRIDGES = "bridges";
    static final String PORTS = "ports";
    static final String INTERFACES = "interfaces";
    static final String OFPORT = "ofport";
    static final String OPTIONS = "options";
    static final String LINK_STATE = "link_state";
    static final String ADMIN_STATE = "admin_state";
    static final String TARGET = "target";
    static final String PORT_QOS = "qos";
    static final String POLICING_RATE = "ingress_policing_rate";
    static final String POLICING_BURST = "ingress_policing_burst";
    static final String FLOW_TABLES = "flow_tables";

    /** The name of the bridge that Weft programs. */
    static final String INTEGRATION_BRIDGE = WantedDatabase.BRIDGE;
    /** The key in external_ids by which guests' ports are found. */
    static final String IFACE_ID = "iface-id";
    /** The key in external_ids that names the port profile of a guest's port. */
    static final String PROFILE = "weft-profile";
    /** The key in external_ids that marks rows that Weft made; its value tells what they are for. */
    static final String OWNED = "weft";
    /** The value of {@link #OWNED} on the bridge that Weft has taken charge of. */
    static final String INTEGRATION = "integration";
    /** The value of {@link #OWNED} on tunnel ports. */
    static final String TUNNEL = "tunnel";
    /** The value of {@link #OWNED} on network cards that Weft added. */
    static final String DEVICE = "device";
    /** The value of {@link #OWNED} on tunnels to appliances. */
    static final String REMOTE = "remote";
    /** The value of {@link #OWNED} on the port by which the helper sends and gets control frames. */
    static final String CONTROL = "control";
    /** The value of {@link #OWNED} on rows of QoS that Weft added, and the key there of the port's name. */
    static final String SHAPE = "weft-limit";
    /** The key in external_ids that marks interfaces of which Weft polices what they send. */
    static final String POLICED = "weft-policed";
    /** What the names of Weft's keys in the root's external_ids begin with. */
    static final String KEYS = "weft-";
    /** The key in the root's external_ids that holds the helper's sheet. */
    static final String SHEET = KEYS + "sheet";
    /** The beginning of keys in the root's external_ids that hold what the helper must know of one end of a link. */
    static final String END = KEYS + "end-";
    /** The beginning of keys in the root's external_ids that hold what the helper must know of one network. */
    static final String VNET = KEYS + "vnet-";
    /** The key in the root's external_ids that tells the helper that it must protect frames. */
    static final String SECURITY = KEYS + "security";
    /** The beginning of keys in the root's external_ids that tell the helper with whom to exchange protected frames. */
    static final String SECURE = KEYS + "secure-";
    /** The beginning of keys in the root's external_ids that tell the helper which instances of services to probe. */
    static final String PROBE = KEYS + "probe-";
    /** The key in the root's external_ids that tells the helper that flows changed. */
    static final String PURGE = KEYS + "purge";
    /** The beginning of keys of what helpers must know of gateways (GW-1). */
    static final String GATEWAY = KEYS + "gateway-";
    /** Begins the keys of policies with a mapping (SI-9). */
    static final String MAPPING = KEYS + "mapping-";
    /** The key in the root's external_ids that tells the helper how to reach this controller. */
    static final String ACCESS = KEYS + "controller";
    /** The key in the root's external_ids into which the helper reports. */
    static final String HELPER = KEYS + "helper";

    private Schema() {
        // names only
    }

    static MonitorRequest monitor() {
        return MonitorRequest.of(DATABASE)
            .table(ROOT, BRIDGES, EXTERNAL_IDS, "ovs_version")
            .table(BRIDGE, NAME, PORTS, "datapath_id", "datapath_type", "fail_mode", "protocols", "controller",
                OTHER_CONFIG, FLOW_TABLES, EXTERNAL_IDS)
            .table(PORT, NAME, INTERFACES, PORT_QOS)
            .table(INTERFACE, NAME, "type", OPTIONS, OFPORT, EXTERNAL_IDS, "error", LINK_STATE,
                ADMIN_STATE, POLICING_RATE, POLICING_BURST)
            .table(QOS, "type", OTHER_CONFIG, EXTERNAL_IDS)
            .table(CONTROLLER, TARGET)
            .table(FLOW_TABLE, NAME, EXTERNAL_IDS);
    }
}
