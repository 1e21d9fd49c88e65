/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.weft.helper.end.EndSettings;
import dev.weft.helper.end.Intervals;
import dev.weft.helper.end.PortName;
import dev.weft.helper.health.Health;
import dev.weft.helper.health.InstanceStatus;
import dev.weft.helper.health.ProbeKind;
import dev.weft.helper.health.ProbeSettings;
import dev.weft.helper.liveness.Liveness;
import dev.weft.helper.mapping.MappingStatus;
import dev.weft.helper.report.ConnectionStatus;
import dev.weft.helper.report.EndReport;
import dev.weft.helper.report.FakeSource;
import dev.weft.helper.report.NodeReport;
import dev.weft.helper.router.RouterStatus;
import dev.weft.helper.security.SecurityStatus;
import dev.weft.helper.varp.VnetStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StatusCommandTest {
    private static final ConnectionStatus REPORTING = new ConnectionStatus.Reporting("https://172.31.77.1:8443",
        Instant.parse("2026-11-21T03:00:07.5Z"));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path rundir;

    @Before
    public void setUp() {
        rundir = folder.getRoot().toPath();
    }

    @Test
    public void peopleSeeATable() throws Exception {
        final var local = FakeSource.end(8196, Liveness.UNKNOWN, 1234567);
        final var settings = new EndSettings("a\u001b[2Jred", 0, 4098, new PortName.Device("ens1"),
            OptionalLong.empty(), new Intervals(15, 5, 45), Optional.empty());
        assertEquals(StatusCommand.NOT_ALL_ACTIVE, show(snapshot(REPORTING, List.of(
            FakeSource.end(8195, Liveness.INACTIVE, 9), FakeSource.end(8194, Liveness.ACTIVE, 1),
            new EndReport(settings, local.status(), local.counters()))), false));
        assertEquals("""
            weft-helper 1.0, sheet 0123456789ab, oversize af-packet
            controller https://172.31.77.1:8443: reported at 2026-11-21T03:00:07Z
            in Ethernet: at eth1 of br-ex
            3 ends: 1 active, 1 inactive, 1 unknown

            LINK       SIDE  LIVENESS  CAUSE   SINCE                 RTT     SENT     RECEIVED  SPLIT/JOINED
            a?[2Jred   a     unknown   -       2026-11-21T03:00:00Z  -       1234567  3         5/6
            link-4097  a     active    -       2026-11-21T03:00:00Z  312 us  1        3         5/6
            link-4097  b     inactive  silent  2026-11-21T03:00:00Z  -       9        3         5/6

            vnet 20481 (farm): 2 stations here, 1 known elsewhere, 1 looked for, 3 frames wait
            conflict: 02:aa:00:00:00:01 is here, but 10.77.1.3 has it since later
            STATION            STATE   AT         PATH  SECONDS LEFT  FRAMES WAIT
            02:aa:00:00:00:03  known   10.77.1.2  2     29            0
            02:aa:00:00:00:04  asking  -          -     -             3

            HOST  ADDRESS    PROTECTION  STATE  SECONDS  RENEWED  SENT  RECEIVED  PROBLEM
            9     192.0.2.9  encrypted   down   0        0        0     0         no tunnel

            SERVICE  INSTANCE  HEALTH  SINCE                 LAST ANSWER           SENT  ANSWERED  PROBLEM
            fw       one       alive   2026-11-21T03:00:00Z  2026-11-21T03:00:05Z  9     7         -

            gateway edge (3): 1 neighbours known, 1 looked for, 2 frames wait
            conflict: 10.9.0.1 in out is also used by 02:aa:00:00:00:09 (ARP)
            NETWORK  NEIGHBOUR   NEXT HOP  MAC                STATE   SECONDS  FRAMES WAIT
            out      10.9.0.254  7         02:aa:00:00:00:01  known   12       0
            red      fd00::9     -         -                  asking  -        2

            policy web (7), revision 12: 2 answers known, 1 asked for, 3 frames wait
            the mapping service does not answer: no connection
            SOURCE    DESTINATION  DIRECTION  HERE      REVISION  NEXT
            10.1.0.1  10.1.0.2     from       workload  -         fw/one
            10.1.0.1  10.1.0.2     to         3         12        arrived
            """, text(out));
        assertEquals("", text(err));
    }

    @Test
    public void programsSeeTheDocument() throws Exception {
        final var failing = new ConnectionStatus.Failing("https://x:1", Optional.empty(), "no connection");
        assertEquals(StatusCommand.ALL_ACTIVE, show(snapshot(failing, List.of(
            FakeSource.end(8194, Liveness.ACTIVE, 1))), true));
        assertEquals(JsonParser.parseString("""
            {"version":"1.0","sheet":"0123456789ab","oversize":"af-packet","oversize-reason":"",
             "in-ethernet":"at eth1 of br-ex",
             "controller":{"state":"failing","url":"https://x:1","problem":"no connection"},
             "counters":{"halves-expired":3},
             "ends":{"active":1,"inactive":0,"unknown":0},
             "vnet":[{"vnet":20481,"network":"farm","here":2,"known":1,"asking":1,"frames-waiting":3,"entry":[
               {"mac":"02:aa:00:00:00:03","state":"known","care-of":"10.77.1.2","path":2,"seconds-left":29,
                "frames-waiting":0},
               {"mac":"02:aa:00:00:00:04","state":"asking","frames-waiting":3}],
              "conflict":[{"mac":"02:aa:00:00:00:01","claimant":"10.77.1.3"}]}],
             "protected-way":[{"host":9,"remote":"192.0.2.9","protection":"encrypted","up":false,"since":0,
              "renewed":0,"sent":0,"received":0,"problem":"no tunnel"}],
             "instance":[{"service":"fw","instance":"one","health":"alive","since":"2026-11-21T03:00:00.123Z",
              "last-answer":"2026-11-21T03:00:05Z","sent":9,"answered":7}],
             "gateway":[{"gateway":"edge","number":3,"known":1,"asking":1,"frames-waiting":2,
              "conflict":"10.9.0.1 in out is also used by 02:aa:00:00:00:09 (ARP)","neighbour":[
               {"network":"out","address":"10.9.0.254","next-hop":7,"mac":"02:aa:00:00:00:01","state":"known",
                "seconds":12,"frames-waiting":0},
               {"network":"red","address":"fd00::9","state":"asking","frames-waiting":2}]}],
             "mapping":[{"policy":7,"name":"web","network":"red","revision":12,"known":2,"asking":1,
              "frames-waiting":3,"problem":"no connection","entry":[
               {"source":"10.1.0.1","destination":"10.1.0.2","direction":"from","here":255,"revision":0,
                "next":"fw/one"},
               {"source":"10.1.0.1","destination":"10.1.0.2","direction":"to","here":3,"revision":12,
                "next":"arrived"}]}],
             "end":[{"link":"link-4097","side":"a","segment":4097,"iface-id":"vm-4097/eth0","path":3,
              "authentication":false,"liveness":"active","since":"2026-11-21T03:00:00.123Z","round-trip-time":312,
              "counters":{"sent-packets":1,"sent-bytes":2,"received-packets":3,"received-bytes":4,"frames-split":5,
               "frames-joined":6,"halves-dropped":7,"queries-sent":8,"queries-received":9,"replies-sent":10,
               "replies-received":11,"control-dropped":12}}]}
            """), JsonParser.parseString(text(out)));
    }

    @Test
    public void nodeWithoutEndsIsFine() throws Exception {
        final var snapshot = new StatusSnapshot("1.0", "", Optional.of("the sheet is not applied: it is empty"),
            new NodeReport("failed", "no such bridge: br-ex", Map.of()),
            new ConnectionStatus.NoController(Optional.of("url should be https://HOST:PORT")), List.of());
        assertEquals(StatusCommand.ALL_ACTIVE, show(snapshot, false));
        assertEquals("""
            weft-helper 1.0, sheet (none), oversize failed (no such bridge: br-ex)
            controller: none, as external_ids:weft-controller is bad: url should be https://HOST:PORT
            problem: the sheet is not applied: it is empty
            0 ends: 0 active, 0 inactive, 0 unknown
            """, text(out));
    }

    @Test
    public void aDeadInstanceIsNotFine() throws Exception {
        final var snapshot = new StatusSnapshot("1.0", "", Optional.empty(), new NodeReport("off", "", Map.of()),
            new ConnectionStatus.NoController(Optional.empty()), List.of(), List.of(), List.of(), "off",
            List.of(instance(Health.DEAD)), List.of(), List.of());
        assertEquals(StatusCommand.NOT_ALL_ACTIVE, show(snapshot, false));
    }

    @Test
    public void everyConnectionIsTold() throws Exception {
        show(snapshot(new ConnectionStatus.NoController(Optional.empty()), List.of()), false);
        show(snapshot(new ConnectionStatus.Beginning("https://x:1"), List.of()), false);
        show(snapshot(new ConnectionStatus.Failing("https://x:1", Optional.empty(), "no connection"), List.of()),
            false);
        show(snapshot(new ConnectionStatus.Failing("https://x:1", Optional.of(Instant.EPOCH), "no connection"),
            List.of()), false);
        assertEquals(List.of("controller: none", "controller https://x:1: nothing reported yet",
            "controller https://x:1: not reached, last reported never: no connection",
            "controller https://x:1: not reached, last reported at 1970-01-01T00:00:00Z: no connection"),
            text(out).lines().filter(line -> line.startsWith("controller")).toList());
    }

    @Test
    public void tenThousandEndsAreShown() throws Exception {
        final List<EndReport> ends = new ArrayList<>();
        for (long id = 2; id < 10_002; id++) {
            ends.add(FakeSource.end(id, Liveness.ACTIVE, id));
        }
        assertEquals(StatusCommand.ALL_ACTIVE, show(snapshot(REPORTING, ends), true));
        final JsonObject document = JsonParser.parseString(text(out)).getAsJsonObject();
        assertEquals(10_000, document.getAsJsonArray("end").size());
        out.reset();
        show(snapshot(REPORTING, ends), false);
        assertEquals(10_030, text(out).lines().count());
    }

    @Test
    public void withoutHelperThereIsAHint() {
        assertEquals(StatusCommand.NO_HELPER, command(Duration.ofSeconds(5)).run(false));
        assertTrue(text(err), text(err).contains("no helper answers at " + rundir.resolve("weft-helper.sock")));
        assertEquals("", text(out));
    }

    @Test
    public void whatIsNotAHelperIsTold() throws Exception {
        for (String answer : List.of("", "{}", "[]", "nonsense", "null", "{\"ends\":7}",
            "{\"controller\":{\"state\":\"none\"},\"ends\":{\"active\":2},\"end\":[{}]}",
            "{\"controller\":{},\"ends\":{\"active\":1},\"end\":[{}]}",
            "{\"controller\":{\"state\":\"none\"},\"ends\":{\"active\":1},\"end\":[{\"link\":\"x\"")) {
            try (ServerSocketChannel server = listen()) {
                final var answering = new Thread(() -> {
                    try (SocketChannel client = server.accept()) {
                        client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
                    } catch (IOException e) {
                        err.writeBytes(e.toString().getBytes(StandardCharsets.UTF_8));
                    }
                });
                answering.start();
                err.reset();
                assertEquals(answer, StatusCommand.NO_HELPER, command(Duration.ofSeconds(5)).run(false));
                assertTrue(text(err), text(err).contains("is no helper"));
                answering.join();
            }
            StatusSocket.in(rundir).path().toFile().delete();
        }
    }

    @Test
    public void silenceEnds() throws Exception {
        try (ServerSocketChannel server = listen()) {
            assertEquals(StatusCommand.NO_HELPER, command(Duration.ofMillis(200)).run(false));
            assertTrue(server.isOpen());
        }
        assertTrue(text(err), text(err).contains("no whole answer within"));
    }

    private ServerSocketChannel listen() throws Exception {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(
            StatusSocket.in(rundir).path()));
    }

    private int show(final StatusSnapshot snapshot, final boolean json) {
        try (var server = new LocalStatusServer(rundir, Runnable::run, () -> snapshot)) {
            server.look();
            return command(Duration.ofSeconds(20)).run(json);
        }
    }

    private StatusCommand command(final Duration limit) {
        return new StatusCommand(rundir, new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8), limit);
    }

    private static StatusSnapshot snapshot(final ConnectionStatus controller, final List<EndReport> ends) {
        final var vnet = new VnetStatus(20_481, "farm", 2, 1, 1, 3,
            List.of(new VnetStatus.Entry("02:aa:00:00:00:03", "known", "10.77.1.2", 2L, 29L, 0),
                new VnetStatus.Entry("02:aa:00:00:00:04", "asking", null, null, null, 3)),
            List.of(new VnetStatus.Conflict("02:aa:00:00:00:01", "10.77.1.3")));
        final var gateway = new RouterStatus("edge", 3, 1, 1, 2,
            "10.9.0.1 in out is also used by 02:aa:00:00:00:09 (ARP)",
            List.of(new RouterStatus.Neighbour("out", "10.9.0.254", 7, "02:aa:00:00:00:01", "known", 12L, 0),
                new RouterStatus.Neighbour("red", "fd00::9", null, null, "asking", null, 2)));
        final var way = new SecurityStatus.Way(9, "192.0.2.9", "encrypted", false, 0, 0, 0, 0, "no tunnel");
        final var mapping = new MappingStatus(7, "web", "red", 12, 2, 1, 3, "no connection", List.of(
            new MappingStatus.Pair("10.1.0.1", "10.1.0.2", "from", MappingStatus.AT_WORKLOAD, 0, "fw/one"),
            new MappingStatus.Pair("10.1.0.1", "10.1.0.2", "to", 3, 12, "arrived")));
        return new StatusSnapshot("1.0", "0123456789ab", Optional.empty(), new NodeReport("af-packet", "",
            Map.of("halves-expired", 3L)), controller, ends, List.of(vnet), List.of(way), "at eth1 of br-ex",
            List.of(instance(Health.ALIVE)), List.of(mapping), List.of(gateway));
    }

    private static InstanceStatus instance(final Health health) {
        final var settings = new ProbeSettings(0xabc, "fw", "one", new PortName.Plugged("fw/in"),
            new PortName.Plugged("fw/out"), ProbeKind.ETHERNET, 1000, 3);
        return new InstanceStatus(settings, health, Instant.parse("2026-11-21T03:00:00.123456Z"),
            Optional.of(Instant.parse("2026-11-21T03:00:05Z")), 9, 7, Optional.empty());
    }

    private static String text(final ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
