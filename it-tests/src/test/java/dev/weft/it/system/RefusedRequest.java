/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import java.util.List;

/**
 * A request that must be refused.
 *
 * @param fault what is wrong with it
 * @param method the HTTP method
 * @param path what it is about, below {@code weft:weft}
 * @param body the document, with ' for "; null for none
 * @param status the HTTP status of the answer
 * @param tag the error tag in the answer
 * @param message the error message in the answer
 */
record RefusedRequest(String fault, String method, String path, String body, int status, String tag, String message) {
    private static final String BAD = "/link=bad";
    private static final String NODE = "/node=bad";
    private static final String SPARE = "/appliance=spare-red/interface=eth0";

    static final List<RefusedRequest> ALL = List.of(
        invalid("unknown appliance", BAD, link("'a':%s,'b':%s", port("nobody"), port("spare-red")),
            "link bad: appliance nobody of end a does not exist; create it first or in the same request, or name an"
                + " existing appliance"),
        invalid("unknown interface", BAD, link("'a':{'appliance':'fw-red','interface':'eth9'},'b':%s",
            port("spare-red")), "link bad: appliance fw-red of end a has no interface eth9; add it with link-enabled"
                + " true, or use one of its link-enabled interfaces: eth0"),
        inUse("interface in another link", BAD, link("'a':%s,'b':%s", port("spare-red"), port("fw-red")),
            "link bad: interface fw-red/eth0 is already an end of link red; choose a free link-enabled interface or"
                + " delete link red first"),
        invalid("both ends the same", BAD, link("'a':%s,'b':%s", port("spare-red"), port("spare-red")),
            "link bad: both ends are interface spare-red/eth0; choose another interface for end b"),
        invalid("end a missing", BAD, link("'b':%s", port("spare-red")),
            "link bad: end a is missing; give a/appliance and a/interface"),
        invalid("end b missing", BAD, link("'a':%s", port("spare-red")),
            "link bad: end b is missing; give b/appliance and b/interface, or b/external/address"),
        invalid("half an end", BAD, link("'a':{'appliance':'spare-red'},'b':%s", port("fw-red")),
            "link bad: end a names appliance spare-red but no interface; give a/interface"),
        invalid("end b both interface and external", BAD, link("'segment-id':77,'a':%s,'b':{'appliance':'fw-red',"
            + "'interface':'eth0','external':{'address':'10.77.1.253'}}", port("spare-red")), "link bad: end b is both"
                + " an interface and external; keep either b/appliance and b/interface, or b/external"),
        invalid("interface not link-enabled", "PATCH", "", "{'weft:weft':{'appliance':[{'name':'plain','interface':"
            + "[{'name':'eth0'}]}],'link':[{'name':'bad','a':{'appliance':'plain','interface':'eth0'},'b':"
            + "{'appliance':'spare-red','interface':'eth0'}}]}}", "link bad: interface plain/eth0 is not link-enabled;"
                + " set link-enabled to true at /weft:weft/appliance=plain/interface=eth0 first or in the same"
                + " request"),
        inUse("segment id of another link", BAD, external(16_000_000, "10.77.1.253"),
            "link bad: segment-id 16000000 is already that of link abroad; choose another or leave segment-id out to"
                + " have one allocated"),
        invalid("external end without a key", BAD, link("'a':%s,'b':{'external':{'address':'10.77.1.253'}}",
            port("spare-red")), "link bad: end b is external but there is no segment-id; give the segment-id that the"
                + " other controller uses for this link"),
        invalid("external end at a node of ours", BAD, external(77, "10.77.1.1"), "link bad: external address 10.77.1.1"
            + " is that of node host1, which this controller manages; give b/appliance and b/interface instead"),
        invalid("external end at a multicast address", BAD, external(77, "224.0.0.9"), "link bad: external address"
            + " 224.0.0.9 is a multicast address; give the far end's unicast outer address"),
        invalid("an end dead before it is asked", "PATCH", "/link=red", "{'weft:link':[{'name':'red','liveness':"
            + "{'query-after':60,'inactive-after':45}}]}", "link red: inactive-after 45 s is not more than query-after"
                + " 60 s, so an idle end would be dead before it is asked; set inactive-after to 61 or more"),
        invalid("families that differ", "PATCH", "/link=abroad", "{'weft:link':[{'name':'abroad','outer-family':"
            + "'ipv6'}]}", "link abroad: address family mismatch: outer-family is ipv6 but the external end has address"
                + " 10.77.1.254; use one family for the whole link"),
        new RefusedRequest("a family that a node lacks", "DELETE", "/node=host2/underlay/ipv6", null, 400,
            "invalid-value", "link box: address family mismatch: outer-family is ipv6 but node host2 has no ipv6"
                + " address; give node host2 one at /weft:weft/node=host2/underlay/ipv6, or use a family that both"
                + " ends have"),
        invalid("MTU too small", "PATCH", "/appliance=fw-red/interface=eth0", "{'weft:interface':[{'name':'eth0',"
            + "'inner':{'mtu':9000}}]}", "interface fw-red/eth0: MTU too small: inner mtu 9000 does not cross link red"
                + " in two halves, because node host1 has an underlay mtu of 1500; set the inner mtu to 2890 or less,"
                + " or raise the node's mtu to 4555 or more"),
        invalid("unknown node", "/appliance=bad", "{'weft:appliance':[{'name':'bad','node':'host99'}]}",
            "appliance bad: node host99 does not exist; create it first or in the same request, name an existing node,"
                + " or leave node out while the appliance is nowhere"),
        inUse("port id of another interface", "PATCH", SPARE, "{'weft:interface':[{'name':'eth0','port-id':"
            + "'fw-red/eth0'}]}", "interface spare-red/eth0: port-id fw-red/eth0 is already that of interface"
                + " fw-red/eth0; give each interface its own"),
        invalid("port id and device", "PATCH", SPARE, "{'weft:interface':[{'name':'eth0','port-id':'x','device':"
            + "'ens9'}]}", "interface spare-red/eth0: it has both port-id x and device ens9; keep port-id for a virtual"
                + " appliance, device for a physical one"),
        invalid("link-enabled taken back", "PATCH", SPARE, "{'weft:interface':[{'name':'eth0','link-enabled':false}]}",
            "interface spare-red/eth0: link-enabled cannot become false again, which would open it to other traffic;"
                + " leave it true, or delete the interface and create it anew"),
        invalid("outer address of no node", "PATCH", SPARE, "{'weft:interface':[{'name':'eth0','outer':{'address':"
            + "'10.9.9.9'}}]}", "interface spare-red/eth0: outer address 10.9.9.9 is not an underlay address of node"
                + " host1; use 10.77.1.1 or fd00:77:1::1, or leave it out"),
        new RefusedRequest("interface of a link removed", "DELETE", "/appliance=fw-red/interface=eth0", null, 409,
            "in-use", "interface fw-red/eth0: it cannot be removed while it is an end of link red; delete link red"
                + " first or in the same request"),
        new RefusedRequest("node in use deleted", "DELETE", "/node=host3", null, 409, "in-use", "node host3: it cannot"
            + " be deleted while appliance core-gold and 8 more are on it; move or delete what is on it first"),
        inUse("host id of another node", NODE, node("'host-id':1"), "node bad: host-id 1 is already that of node host1;"
            + " choose another or leave host-id out to have one allocated"),
        inUse("host id changed under links", "PATCH", "/node=host3", "{'weft:node':[{'name':'host3','host-id':77}]}",
            "node host3: host-id cannot change from 3 to 77 while link far-v4 uses the node; move or delete the node's"
                + " links first"),
        inUse("system id of another node", NODE, node("'system-id':'host1'"), "node bad: system-id host1 is already"
            + " that of node host1; give each node its own"),
        inUse("underlay address of another node", NODE, node("'underlay':{'ipv4':{'address':'10.77.1.1'}}"),
            "node bad: underlay address 10.77.1.1 is already that of node host1; give each node its own"),
        invalid("multicast underlay address", NODE, node("'underlay':{'ipv6':{'address':'ff02::1'}}"),
            "node bad: underlay address ff02::1 is a multicast address; give the node's own unicast address"),
        invalid("a gateway that is the node", NODE, node("'underlay':{'ipv4':{'address':'10.88.0.1','gateway':"
            + "'10.88.0.1'}}"), "node bad: gateway 10.88.0.1 is the node's own address; give the next hop's unicast"
                + " address, or leave gateway out when there is none"),
        invalid("a gateway without an address", NODE, node("'underlay':{'ipv4':{'gateway':'10.88.0.1'}}"), "node bad:"
            + " the underlay's ipv4 side has gateway 10.88.0.1 but no address; give the node's own ipv4 address or"
                + " remove the gateway"),
        invalid("source ports past the end", NODE, node("'udp-source-ports':{'first':65530,'count':'64'}"),
            "node bad: UDP source ports 65530 to 65593 are not within 1024 to 65534"),
        invalid("no OVSDB address", NODE, node("'ovsdb-remote':'tcp:10.88.0.1:70000'"), "node bad: ovsdb-remote"
            + " tcp:10.88.0.1:70000 is not tcp:ADDRESS:PORT; give an IP address, IPv6 in brackets, and a port of 1 to"
                + " 65535, for instance tcp:[2001:db8::1]:6640"),
        invalid("two faults at once", "PATCH", "", "{'weft:weft':{'appliance':[{'name':'bad','node':'host99'}],'link':"
            + "[{'name':'bad','a':{'appliance':'spare-red','interface':'eth0'},'b':{'appliance':'spare-red',"
            + "'interface':'eth0'}}]}}", "appliance bad: node host99 does not exist; create it first or in the same"
                + " request, name an existing node, or leave node out while the appliance is nowhere; link bad: both"
                + " ends are interface spare-red/eth0; choose another interface for end b"));

    private static RefusedRequest invalid(final String fault, final String path, final String body,
            final String message) {
        return invalid(fault, "PUT", path, body, message);
    }

    private static RefusedRequest invalid(final String fault, final String method, final String path,
            final String body, final String message) {
        return new RefusedRequest(fault, method, path, body, 400, "invalid-value", message);
    }

    private static RefusedRequest inUse(final String fault, final String path, final String body,
            final String message) {
        return inUse(fault, "PUT", path, body, message);
    }

    private static RefusedRequest inUse(final String fault, final String method, final String path,
            final String body, final String message) {
        return new RefusedRequest(fault, method, path, body, 409, "in-use", message);
    }

    private static String link(final String content, final Object... parts) {
        return "{'weft:link':[{'name':'bad'," + content.formatted(parts) + "}]}";
    }

    private static String external(final int segment, final String address) {
        return link("'segment-id':%d,'a':%s,'b':{'external':{'address':'%s'}}", segment, port("spare-red"), address);
    }

    private static String node(final String content) {
        return "{'weft:node':[{'name':'bad'," + content + "}]}";
    }

    private static String port(final String appliance) {
        return "{'appliance':'" + appliance + "','interface':'eth0'}";
    }

    @Override
    public String toString() {
        return fault;
    }
}
