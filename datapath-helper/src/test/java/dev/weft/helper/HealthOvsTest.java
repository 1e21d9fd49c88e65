/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * A real helper probes a service that bridges two cables, by flows as the controller would program them (SI-8). Probes
 * are sent every 200 ms.
 */
public class HealthOvsTest {
    private static final int IN = 1;
    private static final int OUT = 2;
    private static final int CONTROL = 200;
    private static final String OF_PROBES = "dl_src=02:57:50:00:00:00/ff:ff:ff:00:00:00";
    private static final String KEY = "weft-probe-abcdef012345";

    @Rule
    public final Stage stage = new Stage(120);

    private Node node;
    private String guest;

    @Before
    public void before() throws Exception {
        node = stage.set(Node::new);
        guest = node.namespace("g");
        inGuest("sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1");
        inGuest("ip link add br0 type bridge");
        cable("in", IN);
        cable("out", OUT);
        inGuest("ip link set br0 up");
        node.controlPort();
        flows();
        node.sheet("{\"control-port\":\"weft-control\",\"conntrack\":{\"limit\":5000}}");
    }

    @Test
    public void aServiceThatDiesAndComesBack() throws Exception {
        order("ethernet", "out", 3);
        final Process helper = node.helper();
        awaitHealth("alive");
        inGuest("ip link set br0 down");
        awaitHealth("dead");
        inGuest("ip link set br0 up");
        awaitHealth("alive");

        inGuest("ip link set out down");
        awaitHealth("dead");
        assertEquals("its out-interface is not in service", instance().get("problem").getAsString());
        inGuest("ip link set out up");
        awaitHealth("alive");

        node.removeExternalId(KEY);
        Await.until("no instance", () -> LocalStatus.of(node).getAsJsonArray("instance").size(), size -> size == 0);
        assertEquals("nothing came that nobody waited for", 0, counted("probe-malformed"));
        Node.end(helper);
    }

    @Test
    public void byIp() throws Exception {
        order("ip", "out", 2);
        node.helper();
        awaitHealth("alive");
        inGuest("ip link set out nomaster");
        awaitHealth("dead");
        inGuest("ip link set out master br0");
        awaitHealth("alive");
    }

    @Test
    public void oneArmed() throws Exception {
        order("ethernet", "in", 2);
        node.helper();
        awaitHealth("dead");
        inGuest("bridge link set dev in hairpin on");
        awaitHealth("alive");
    }

    @Test
    public void whatGuestsForgeDoesNotCount() throws Exception {
        order("ethernet", "out", 2);
        node.helper();
        awaitHealth("alive");
        inGuest("ip link set out nomaster");
        awaitHealth("dead");
        final String old = "025751012345025750012345" + "88b5" + "57500100" + "00000000" + "0000abcdef012345"
            + "1122334455667788" + "00".repeat(22);
        final Process forging = new ProcessBuilder("ip", "netns", "exec", guest, "python3", "-c", """
            import socket, sys, time
            out = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
            out.bind(("out", 0))
            for i in range(2000):
                out.send(bytes.fromhex(sys.argv[1]))
                out.send(bytes.fromhex("025751012345025750012345080045"))
                time.sleep(0.001)
            """, old).redirectErrorStream(true).start();
        assertEquals(new String(forging.getInputStream().readAllBytes()), 0, forging.waitFor());
        Await.until("they came", () -> counted("probe-unexpected"), count -> count > 1_000);
        assertTrue(counted("probe-malformed") > 0);
        assertEquals("dead", instance().get("health").getAsString());
    }

    @Test
    public void allOfItAgainAfterOpenVswitchDied() throws Exception {
        order("ethernet", "out", 3);
        node.helper();
        awaitHealth("alive");
        awaitLimits();
        node.killVswitchd();
        awaitHealth("dead");
        node.startVswitchd();
        // waits until it has made the bridges again
        node.run("ovs-vsctl", "--timeout=20", "set", "bridge", "br-int", "external_ids:made=again");
        flows();
        awaitHealth("alive");
        awaitLimits();
    }

    private void awaitLimits() throws Exception {
        Await.until("the limit", () -> node.appctl("dpctl/ct-get-limits"), text -> text.contains("default limit=5000"));
        Await.until("fragments are not held", () -> node.appctl("dpctl/ipf-get-status"),
            text -> text.contains("v4 enabled: 0") && text.contains("v6 enabled: 0"));
    }

    private void cable(final String name, final int port) throws Exception {
        node.ip("link add v" + name + " type veth peer name " + name + " netns " + guest);
        node.ip("link set v" + name + " up");
        inGuest("ip link set " + name + " master br0 up");
        node.run("ovs-vsctl", "add-port", "br-int", "v" + name, "--", "set", "interface", "v" + name,
            "ofport_request=" + (10 + port), "external_ids:iface-id=fw/" + name);
        Await.until("the port", () -> node.run("ovs-vsctl", "get", "interface", "v" + name, "ofport").strip(),
            number -> number.equals(Integer.toString(10 + port)));
    }

    private void flows() throws Exception {
        final List<String> flows = new ArrayList<>();
        flows.add("table=0,in_port=" + CONTROL + ",dl_dst=02:57:00:00:00:00,dl_type=0x894f,nsh_spi=0x5d,nsh_si=254,"
            + "actions=move:NXOXM_NSH_C2[]->NXM_NX_REG3[],decap(),decap(),goto_table:5");
        for (int port : new int[] {10 + IN, 10 + OUT}) {
            flows.add("table=5,reg3=" + port + "," + OF_PROBES + ",actions=output:" + port);
            flows.add("table=0,in_port=" + port + "," + OF_PROBES + ",actions=encap(nsh(md_type=1)),"
                + "set_field:0x5d->nsh_spi,set_field:254->nsh_si,move:NXM_OF_IN_PORT[]->NXOXM_NSH_C2[0..15],"
                + "encap(ethernet),set_field:02:57:00:00:00:00->eth_dst,set_field:02:57:00:00:00:00->eth_src,"
                + "output:" + CONTROL);
        }
        node.flows(flows);
    }

    private void order(final String kind, final String out, final int misses) throws Exception {
        node.externalId(KEY, "{\"service\":\"fw\",\"instance\":\"one\",\"in\":{\"iface-id\":\"fw/in\"},"
            + "\"out\":{\"iface-id\":\"fw/" + out + "\"},\"kind\":\"" + kind + "\",\"interval-ms\":200,\"misses\":"
            + misses + "}");
    }

    private void awaitHealth(final String health) throws Exception {
        Await.until(health, this::instance, one -> one.has("health") && one.get("health").getAsString().equals(health));
    }

    private JsonObject instance() {
        return LocalStatus.only(node, "instance");
    }

    private long counted(final String name) {
        return LocalStatus.counter(node, name);
    }

    private void inGuest(final String command) throws Exception {
        node.run(Node.inside(guest, command));
    }
}
