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

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Assume;

/**
 * A node in a network namespace of its own, with a real Open vSwitch: {@code br-ex} holds the underlay address and one
 * end of a cable, {@code br-sink} has the other end, {@code br-int} a tunnel. Needs root.
 */
final class Node implements Scene {
    /** Java's options as {@code src/main/dist/weft-helper} has them, for measurements. */
    static final List<String> AS_STARTED = List.of("-Xmx64m", "-Xms8m", "-Xss512k", "-XX:+UseSerialGC",
        "-XX:ReservedCodeCacheSize=24m", "-XX:MaxDirectMemorySize=80m", "-XX:+ExitOnOutOfMemoryError",
        "-Dio.netty.allocator.type=unpooled", "-Dio.netty.tryReflectionSetAccessible=false",
        "-Djdk.httpclient.keepalive.timeout=10");

    private static final AtomicInteger LAST = new AtomicInteger();

    final String netns = "wfdh-" + ProcessHandle.current().pid() + "-" + LAST.incrementAndGet();
    private final Path dir;
    private final List<Process> started = new ArrayList<>();
    private final List<String> namespaces = new ArrayList<>();
    private Process vswitchd;

    Node(final Path dir) {
        this.dir = dir;
    }

    @Override
    public void setUp() throws Exception {
        Assume.assumeTrue("network namespaces need root", "root".equals(System.getProperty("user.name")));
        network();
        database();
        startVswitchd();
        bridges();
    }

    /** Sets up nodes in folders of their own; those that there are yet are in the list even if one fails. */
    static void setUpAll(final Path dir, final int count, final List<Node> nodes) throws Exception {
        for (int number = 1; number <= count; number++) {
            nodes.add(new Node(Files.createDirectory(dir.resolve("node" + number))));
            nodes.get(number - 1).setUp();
        }
    }

    static String pictures(final List<Node> nodes) throws IOException {
        final var pictures = new StringBuilder();
        for (Node node : nodes) {
            pictures.append(node.picture());
        }
        return pictures.toString();
    }

    static void closeAll(final List<Node> nodes) throws IOException, InterruptedException {
        for (Node node : nodes) {
            node.close();
        }
    }

    private void network() throws Exception {
        namespace("");
        ip("link set lo up");
        ip("link add u0 type veth peer name u1");
        ip("link set u0 up");
        ip("link set u1 up");
    }

    private void database() throws Exception {
        run("ovsdb-tool", "create", path("conf.db"), "/usr/share/openvswitch/vswitch.ovsschema");
        daemon("ovsdb-server", path("conf.db"), "--remote=punix:" + path("db.sock"), "--pidfile",
            "--unixctl=" + path("ovsdb.ctl"), "-vconsole:off");
        Await.until("the database's socket", () -> Files.exists(dir.resolve("db.sock")), there -> there);
        // The socket is there a moment before somebody listens
        run("ovs-vsctl", "--retry", "--timeout=30", "--no-wait", "init");
    }

    private void bridges() throws Exception {
        final String[] bridge = {"--", "--may-exist", "add-br", "", "--", "set", "bridge", "", "datapath_type=netdev"};
        final List<String> command = new ArrayList<>(List.of("ovs-vsctl"));
        for (String name : List.of("br-ex", "br-sink", "br-int")) {
            for (String word : bridge) {
                command.add(word.isEmpty() ? name : word);
            }
        }
        command.addAll(List.of("--", "add-port", "br-ex", "u0", "--", "add-port", "br-sink", "u1",
            "--", "add-port", "br-int", "g0", "--", "set", "interface", "g0", "type=geneve",
            "options:remote_ip=10.77.3.3", "options:key=7", "ofport_request=1"));
        run(command.toArray(String[]::new));
        addresses();
    }

    void addresses() throws Exception {
        ip("link set br-ex up");
        ip("addr replace 10.77.1.1/24 dev br-ex");
        ip("addr replace fd00:77:1::1/64 dev br-ex nodad");
    }

    void startVswitchd() throws Exception {
        vswitchd = daemon("ovs-vswitchd", "unix:" + path("db.sock"), "--disable-system", "--pidfile", "-vconsole:off");
        Await.until("the control socket of ovs-vswitchd", () -> Files.exists(control()), there -> there);
    }

    /** Lets {@code br-int} do nothing but what flows say, which send to the helper by port 200. */
    void controlPort() throws Exception {
        run("ovs-vsctl", "set-fail-mode", "br-int", "secure", "--", "add-port", "br-int", "weft-control", "--", "set",
            "interface", "weft-control", "type=internal", "ofport_request=200");
    }

    /** Adds flows of {@code br-int}, all at once. */
    void flows(final List<String> flows) throws Exception {
        final Path file = dir.resolve("flows");
        Files.write(file, flows);
        run("ovs-ofctl", "-O", "OpenFlow15", "--bundle", "add-flows", "br-int", file.toString());
    }

    /** Makes a network namespace that goes with the node; its name, which is the node's and the suffix. */
    String namespace(final String suffix) throws Exception {
        final String name = netns + suffix;
        run("ip", "netns", "add", name);
        namespaces.add(name);
        return name;
    }

    /** The words of a command in a network namespace. */
    static List<String> inside(final String netns, final String command) {
        final List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", netns));
        words.addAll(List.of(command.split(" ")));
        return words;
    }

    long vswitchdPid() {
        return vswitchd.pid();
    }

    void killVswitchd() throws Exception {
        end(vswitchd);
    }

    private Path control() {
        return dir.resolve("ovs-vswitchd." + vswitchd.pid() + ".ctl");
    }

    /** Starts the program as a process of the node. */
    Process helper(final String... options) throws Exception {
        return helper(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), options);
    }

    /** Starts the program with other options for Java. */
    Process helper(final List<String> java, final String... options) throws Exception {
        final List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", netns,
            Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.weft.helper.Main", "--rundir",
            dir.toString()));
        command.addAll(List.of(options));
        final Process process = builder(command).redirectError(Redirect.appendTo(log().toFile())).start();
        started.add(process);
        return process;
    }

    Path rundir() {
        return dir;
    }

    Path log() {
        return dir.resolve("helper.log");
    }

    void sheet(final String json) throws Exception {
        externalId("weft-sheet", json);
    }

    void removeSheet() throws Exception {
        removeExternalId("weft-sheet");
    }

    /** Sets a key of the root as the controller does. */
    void externalId(final String key, final String value) throws Exception {
        run("ovs-vsctl", "--no-wait", "set", "Open_vSwitch", ".", "external_ids:" + key + "=" + quoted(value));
    }

    void removeExternalId(final String key) throws Exception {
        run("ovs-vsctl", "--no-wait", "remove", "Open_vSwitch", ".", "external_ids", key);
    }

    String report() throws Exception {
        final String text = run("ovs-vsctl", "--no-wait", "--if-exists", "get", "Open_vSwitch", ".",
            "external_ids:weft-helper").strip();
        return text.isEmpty() ? "" : text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** The range as ovs-vswitchd tells it; empty while it cannot be asked. */
    String range() throws Exception {
        final Process process = builder(List.of("ovs-appctl", "-t", control().toString(), "tnl/egress_port_range"))
            .redirectErrorStream(true).start();
        final String text = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? text.substring(text.lastIndexOf(' ') + 1) : "";
    }

    long databaseBytes() throws IOException {
        return Files.size(dir.resolve("conf.db"));
    }

    /** Runs ip in the node. */
    String ip(final String arguments) throws Exception {
        final List<String> command = new ArrayList<>(List.of("ip", "-n", netns));
        command.addAll(List.of(arguments.split(" ")));
        return run(command.toArray(String[]::new));
    }

    /** All routes of both families but the kernel's own, a line each. */
    List<String> routes() throws Exception {
        return (ip("-N -4 route show") + ip("-N -6 route show")).lines().map(String::strip)
            .filter(line -> !line.contains(" proto 2 ")).map(line -> line.replaceAll("  +", " ")).sorted().toList();
    }

    String appctl(final String... arguments) throws Exception {
        final List<String> command = new ArrayList<>(List.of("ovs-appctl", "-t", control().toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** Runs a program to its end, which should be a good one. */
    String run(final String... command) throws IOException, InterruptedException {
        return run(List.of(command));
    }

    /** The same of words in a list. */
    String run(final List<String> command) throws IOException, InterruptedException {
        final Process process = builder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes());
        assertEquals(command + " printed " + output, 0, process.waitFor());
        return output;
    }

    static void end(final Process process) throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process + " does not end", process.waitFor(10, TimeUnit.SECONDS));
    }

    @Override
    public String picture() throws IOException {
        final var picture = new StringBuilder(netns).append(": ").append(LocalStatus.of(this)).append('\n');
        for (Path file : List.of(log(), dir.resolve("ovs-vswitchd.log"))) {
            picture.append(Files.exists(file) ? Files.readString(file) : "");
        }
        if (vswitchd == null) {
            return picture.toString();
        }
        for (List<String> look : List.of(List.of("ovs-appctl", "-t", control().toString(), "tnl/neigh/show"),
                List.of("ovs-ofctl", "-O", "OpenFlow15", "dump-flows", "br-int"),
                List.of("ovs-ofctl", "dump-ports", "br-int"))) {
            // however it ends, as Open vSwitch may be away
            final Process process = builder(look).redirectErrorStream(true).start();
            picture.append(new String(process.getInputStream().readAllBytes()));
        }
        return picture.toString();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (int i = started.size() - 1; i >= 0; i--) {
            end(started.get(i));
        }
        for (String name : namespaces) {
            run("ip", "netns", "delete", name);
        }
    }

    private Process daemon(final String program, final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", netns, program));
        command.addAll(List.of(arguments));
        command.add("--log-file=" + path(program + ".log"));
        final Process process = builder(command).redirectErrorStream(true)
            .redirectOutput(dir.resolve(program + ".out").toFile()).start();
        started.add(process);
        return process;
    }

    private ProcessBuilder builder(final List<String> command) {
        final var builder = new ProcessBuilder(command);
        for (String variable : List.of("OVS_RUNDIR", "OVS_LOGDIR", "OVS_DBDIR", "OVS_SYSCONFDIR")) {
            builder.environment().put(variable, dir.toString());
        }
        return builder;
    }

    private String path(final String name) {
        return dir.resolve(name).toString();
    }

    private static String quoted(final String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
