/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.ovs.OvsProcess;
import dev.weft.southbound.openflow.message.FlowMonitor;
import dev.weft.southbound.openflow.message.FlowMonitor.Report;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Flow monitors of a real Open vSwitch begin, end and begin again. */
public class MonitorOvsTest implements SwitchListener {
    private static final int LIMIT_SECONDS = 20;

    private final CompletableFuture<SwitchChannel> connection = new CompletableFuture<>();
    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private OvsProcess ovs;
    private SwitchServer switches;

    @Before
    public void start() throws Exception {
        ovs = OvsProcess.start();
        final var address = ovs.connectToTests().getHostAddress();
        switches = new SwitchServer();
        switches.watch("0000000000000078", this);
        ovs.vsctl("add-br", "br-int", "--", "set", "bridge", "br-int", "datapath_type=netdev", "fail_mode=secure",
            "protocols=OpenFlow13", "other_config:datapath-id=0000000000000078", "--",
            "set-controller", "br-int", "tcp:" + address + ":" + switches.port());
    }

    @After
    public void stop() throws Exception {
        if (switches != null) {
            switches.close();
        }
        if (ovs != null) {
            ovs.close();
        }
    }

    @Test
    public void cancelledMonitorIsSilentAndItsNumberIsFree() throws Exception {
        final var channel = connection.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        channel.send(FlowMonitor.request(3)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertTrue(next().last());
        flow("7");
        assertFalse(next().initial());

        channel.send(FlowMonitor.cancel(3)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        flow("8");
        channel.send(FlowMonitor.request(3)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        final var again = next();
        assertTrue("no news between", again.initial() && again.updates().size() == 2);
        flow("9");
        assertFalse(next().initial());
    }

    private void flow(final String port) throws Exception {
        ovs.ofctl("add-flow", ovs.socket("br-int").toString(), "cookie=0x99,in_port=" + port + ",actions=drop");
    }

    private Report next() throws InterruptedException {
        final var report = reports.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertTrue("no report", report != null);
        return report;
    }

    @Override
    public void connected(final SwitchChannel channel) {
        connection.complete(channel);
    }

    @Override
    public void received(final byte[] message) {
        FlowMonitor.report(message).ifPresent(reports::add);
    }

    @Override
    public void contested() {
        throw new AssertionError("nobody else watches this switch");
    }

    @Override
    public void disconnected() {
        connection.completeExceptionally(new ChannelFailure("the switch disconnected"));
    }
}
