/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.common.base.Throwables;
import dev.weft.api.report.ReportAccess;
import dev.weft.it.harness.Await;
import dev.weft.it.harness.FlowDump;
import dev.weft.it.harness.Lab;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feature weft, installed in the Karaf that users start. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class KarafFeatureIT {
    private static final Logger LOG = LoggerFactory.getLogger(KarafFeatureIT.class);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final InstanceIdentifier<Weft> INTENT = InstanceIdentifier.create(Weft.class);
    private static final int OPENFLOW = 6653;
    private static final int OVSDB = 6640;
    private static final String NEXT_LOCATOR = "/rests/operations/weft-mapping:next-locator";
    private static final String REPORT = "/rests/operations/weft-report:report";

    @Inject
    private BundleContext context;
    @Inject
    private FeaturesService features;
    @Inject
    private SessionFactory shell;
    @Inject
    private DataBroker broker;
    @Inject
    private ReportAccess reports;

    @Configuration
    public Option[] configuration() {
        return WeftKaraf.options();
    }

    @After
    public void nothingUnexpectedWasLogged() throws IOException {
        final var log = Path.of(System.getProperty("karaf.data"), "log", "karaf.log");
        try (Stream<String> lines = Files.lines(log)) {
            assertEquals(List.of(), lines.filter(line -> line.contains("| ERROR |"))
                // AAA asks H2 for something that H2 does not have; its store works all the same
                .filter(line -> !(line.contains("H2Store") && line.contains("unsupported type")))
                // what the datastore says when intent is refused
                .filter(line -> !(line.contains("SimpleShardDataTreeCohort") && line.contains("failed to prepare")))
                .toList());
        }
    }

    @Test
    public void theFeatureIsInstalledAndEveryBundleWorks() throws Exception {
        assertTrue(features.isInstalled(features.getFeature("weft")));
        final var ours = Stream.of(context.getBundles())
            .filter(bundle -> bundle.getSymbolicName().startsWith("dev.weft.")).toList();
        assertTrue("bundles " + ours, ours.size() >= 6);
        Await.until("bundles of Weft to be active", LIMIT, () -> ours.stream()
            .filter(bundle -> bundle.getState() != Bundle.ACTIVE).toList(), List::isEmpty);
        final var wired = ours.stream().filter(bundle -> bundle.findEntries("OSGI-INF/blueprint", "*.xml", false)
            != null).map(Bundle::getSymbolicName).sorted().toList();
        assertTrue("bundles with blueprint: " + wired, wired.size() >= 3);
        Await.until("the blueprint containers", LIMIT, () -> wired.stream().filter(name -> !hasContainer(name))
            .toList(), List::isEmpty);
        LOG.info("saw: {} bundles active, blueprint containers of {}", ours.size(), wired);
    }

    @Test
    public void switchesCanConnect() {
        for (int port : new int[] {OPENFLOW, OVSDB}) {
            Await.until("port " + port + " to be open", LIMIT, () -> isOpen(port), Boolean::booleanValue);
        }
    }

    @Test
    public void aLinkInTheDatastoreBecomesFlowsOnOpenVswitch() throws Exception {
        switchesCanConnect();
        final var lab = new Lab("pax");
        final var wanted = new LocalLink("host1", "left", "right", 4242);
        lab.run("up", "--hosts", "1");
        try {
            lab.run("add-guest", "left", "--host", "host1", "--iface", "eth0,ip=10.1.0.1/24");
            lab.run("add-guest", "right", "--host", "host1", "--iface", "eth0,ip=10.1.0.2/24");
            write(wanted.intent());
            for (int side = 0; side < 2; side++) {
                final long cookie = FlowDump.endOfLink(wanted.segment(), side);
                final var flows = Await.until("flows of the link", LIMIT, () -> lab.flows("host1")
                    .with(found -> found == cookie), found -> !found.isEmpty());
                LOG.info("saw: end {} as {}", side, flows);
            }
            final var pings = lab.ping("left", "10.1.0.2", 10);
            assertTrue(pings.toString(), pings.isClean());
            assertTrue(console("weft:node-list"), console("weft:node-list").contains("host1"));
            assertTrue(console("weft:link-list"), console("weft:link-list").contains("4242"));
            assertTrue(console("weft:flows pax"), console("weft:flows pax").contains("host1"));
            LOG.info("saw:\n{}", console("weft:link-list"));
        } finally {
            delete();
            lab.run("down");
        }
    }

    @Test
    public void wrongIntentIsRefusedWithAReason() throws Exception {
        final var wrong = new LocalLink("host1", "alone", "other", 4243);
        final String said = refusal(wrong.toItself());
        assertTrue(said, said.contains("both ends are interface alone/eth0; choose another interface for end b"));
        try (var reading = broker.newReadOnlyTransaction()) {
            assertTrue("nothing is left behind", reading.read(LogicalDatastoreType.CONFIGURATION, INTENT)
                .get(10, TimeUnit.SECONDS).map(weft -> weft.nonnullLink().isEmpty()).orElse(true));
        }
        LOG.info("saw: {}", said);
    }

    @Test
    public void consoleCommandsAnswer() throws Exception {
        final String list = Await.until("the console command", LIMIT, () -> console("weft:link-list"),
            said -> !said.contains("Command not found"));
        assertTrue(list, list.contains("no links"));
        assertTrue(console("weft:node-list --format json").strip().startsWith("["));
        assertTrue(console("weft:link-create x --a no/eth0 --b such/eth0").contains("does not exist"));
    }

    @Test
    public void helpersReportOverHttpsAndDoNothingElse() throws Exception {
        final var told = Await.until("HTTPS and the helpers' identity", LIMIT, reports::settings, Optional::isPresent)
            .orElseThrow();
        final var client = new PinnedClient(told.httpsPort(), told.certificate());
        final String helper = told.user() + ":" + told.password();
        assertEquals("nobody", 401, client.status(null, "POST", REPORT, "{}"));
        assertEquals("another password", 401, client.status(told.user() + ":x", "POST", REPORT, "{}"));
        assertEquals("an empty report is let in and found wrong", 400, client.status(helper, "POST", REPORT, "{}"));
        assertEquals("it may ask where traffic goes", 200, client.status(helper, "POST", NEXT_LOCATOR,
            "{\"input\":{\"question\":[{\"number\":1,\"policy-id\":7,\"source\":\"10.0.0.1\",\"destination\":"
                + "\"10.0.0.2\"}]}}"));
        assertEquals("nobody may", 401, client.status(null, "POST", NEXT_LOCATOR, "{}"));
        for (var other : List.of("/rests/data/weft:weft", "/rests/operations", "/jolokia", "/auth/v1/users")) {
            assertEquals(other, 403, client.status(helper, "GET", other, ""));
            assertEquals("another scheme for " + other, 403, client.status("Basicx", helper, "GET", other, ""));
        }
        assertEquals("others are let in", 200, client.status("admin:admin", "GET", "/rests/operations", ""));
        assertFalse("with another certificate", new PinnedClient(told.httpsPort(), "00".repeat(32)).trustsTheServer());
        try (Stream<Path> secrets = Files.list(Path.of(System.getProperty("karaf.etc"), "weft"))) {
            for (var secret : secrets.toList()) {
                assertEquals(secret.toString(), "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
            }
        }
        LOG.info("saw: {}", told);
    }

    private boolean hasContainer(final String name) {
        try {
            return context.getServiceReferences("org.osgi.service.blueprint.container.BlueprintContainer",
                "(osgi.blueprint.container.symbolicname=" + name + ")") != null;
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOpen(final int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String console(final String command) {
        final var out = new ByteArrayOutputStream();
        final var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        final var session = shell.create(new ByteArrayInputStream(new byte[0]), stream, stream);
        final var running = new FutureTask<>(() -> session.execute(command));
        running.run();
        try {
            final Object answer = running.get();
            return out.toString(StandardCharsets.UTF_8) + (answer == null ? "" : answer);
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            session.close();
        }
    }

    private String refusal(final Weft intent) throws InterruptedException, TimeoutException {
        try {
            write(intent);
        } catch (ExecutionException e) {
            return Throwables.getCausalChain(e).stream().map(Throwable::toString).toList().toString();
        }
        throw new AssertionError("it was stored: " + intent);
    }

    private void write(final Weft intent) throws InterruptedException, ExecutionException, TimeoutException {
        final var writing = broker.newWriteOnlyTransaction();
        writing.put(LogicalDatastoreType.CONFIGURATION, INTENT, intent);
        writing.commit().get(30, TimeUnit.SECONDS);
    }

    private void delete() throws InterruptedException, ExecutionException, TimeoutException {
        final var writing = broker.newWriteOnlyTransaction();
        writing.delete(LogicalDatastoreType.CONFIGURATION, INTENT);
        writing.commit().get(30, TimeUnit.SECONDS);
    }
}
