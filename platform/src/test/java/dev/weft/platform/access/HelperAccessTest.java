/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.weft.api.id.NodeId;
import dev.weft.api.report.ReportSettings;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.opendaylight.aaa.api.IIDMStore;
import org.osgi.framework.FrameworkUtil;

/** Helpers are told where to report when that works, with AAA's real store and a real TLS server. */
public class HelperAccessTest {
    private static final int LIMIT_SECONDS = 30;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore changes = new Semaphore(0);

    private AaaStore aaa;
    private Secrets secrets;
    private HelperAccess access;
    private HttpsServer server;

    @Before
    public void begin() throws Exception {
        aaa = new AaaStore();
        secrets = secretsWithKey("first");
        access = new HelperAccess(secrets, aaa.store(), executor);
        access.observe(changes::release);
    }

    @After
    public void end() {
        executor.shutdownNow();
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    public void itIsThereWhenHttpsServesAndTheUserIsKnown() throws Exception {
        serve(secrets, 0);
        configure(secrets, server.getAddress().getPort());
        onceExecuted();
        assertTrue("AAA is not ready", access.settings().isEmpty());
        assertFalse(aaa.accepts(secrets.get("node-password")));
        access.storeReady(new Object());
        awaitChange();
        final var settings = access.settings().orElseThrow();
        assertEquals(server.getAddress().getPort(), settings.httpsPort());
        assertEquals(fingerprint(secrets), settings.certificate());
        assertEquals("weft-node", settings.user());
        assertTrue(aaa.accepts(settings.password()));
        assertFalse("not for logs", settings.toString().contains(settings.password()));
    }

    @Test
    public void itComesWhenHttpsIsLate() throws Exception {
        serve(secrets, 0);
        final int port = server.getAddress().getPort();
        server.stop(0);
        access.storeReady(new Object());
        configure(secrets, port);
        onceExecuted();
        assertTrue(access.settings().isEmpty());
        serve(secrets, port);
        awaitChange();
        assertEquals(port, access.settings().orElseThrow().httpsPort());
    }

    @Test
    public void itComesWhenTheStoreIsAwayForAMoment() throws Exception {
        final var away = new AtomicBoolean(true);
        final var store = (IIDMStore) Proxy.newProxyInstance(IIDMStore.class.getClassLoader(),
            new Class<?>[] {IIDMStore.class}, (proxy, method, arguments) -> {
                // what Blueprint's stand-in for a service does while there is none
                if (away.getAndSet(false)) {
                    throw new IllegalStateException("no service");
                }
                return method.invoke(aaa.store(), arguments);
            });
        access = new HelperAccess(secrets, store, executor);
        access.observe(changes::release);
        present();
        assertFalse("the store was asked while it was away", away.get());
    }

    @Test
    public void anOperatorsKeyIsFollowed() throws Exception {
        final var first = present();
        final var other = secretsWithKey("operator's");
        final int port = server.getAddress().getPort();
        configure(other, port);
        onceExecuted();
        assertEquals("a server with another key is somebody else", first, access.settings().orElseThrow());
        server.stop(0);
        serve(other, port);
        awaitChange();
        final var second = access.settings().orElseThrow();
        assertEquals(fingerprint(other), second.certificate());
        assertEquals(first.instance(), second.instance());
        assertEquals(first.password(), second.password());
    }

    @Test
    public void switchedOffMeansNobodyReports() throws Exception {
        present();
        access.updated(null);
        awaitChange();
        assertTrue(access.settings().isEmpty());
    }

    @Test
    public void sameSettingsAreNotToldAgain() throws Exception {
        final var first = present();
        configure(secrets, first.httpsPort());
        onceExecuted();
        assertEquals(0, changes.availablePermits());
        assertEquals(first, access.settings().orElseThrow());
    }

    @Test
    public void anObserverHearsWhatIsThereAndNothingAfterItsEnd() throws Exception {
        present();
        final var late = new Semaphore(0);
        access.observe(late::release).close();
        assertEquals(1, late.availablePermits());
        access.updated(null);
        awaitChange();
        assertEquals(1, late.availablePermits());
    }

    @Test
    public void theNextRunIsAnotherInstanceWithTheSameSecrets() throws Exception {
        final var node = new NodeId("host1");
        final var first = present();
        final String token = access.token(node);
        access = new HelperAccess(new Secrets(secrets.directory()), aaa.store(), executor);
        access.observe(changes::release);
        access.storeReady(new Object());
        configure(secrets, first.httpsPort());
        awaitChange();
        final var second = access.settings().orElseThrow();
        assertNotEquals(first.instance(), second.instance());
        assertEquals(first.password(), second.password());
        assertTrue(access.isToken(node, token));
    }

    private ReportSettings present() throws Exception {
        serve(secrets, 0);
        access.storeReady(new Object());
        configure(secrets, server.getAddress().getPort());
        awaitChange();
        return access.settings().orElseThrow();
    }

    private Secrets secretsWithKey(final String name) throws Exception {
        final var made = new Secrets(folder.getRoot().toPath().resolve(name));
        new ServerKey(made).ensure();
        return made;
    }

    private void configure(final Secrets key, final int port) throws Exception {
        access.updated(FrameworkUtil.asDictionary(Map.of("org.osgi.service.http.secure.enabled", "true",
            "org.osgi.service.http.port.secure", Integer.toString(port),
            "org.ops4j.pax.web.ssl.keystore", file(key).toString(), "org.ops4j.pax.web.ssl.keystore.type", "PKCS12",
            "org.ops4j.pax.web.ssl.keystore.password", key.get(ServerKey.PASSWORD))));
    }

    private void serve(final Secrets key, final int port) throws Exception {
        final char[] password = key.get(ServerKey.PASSWORD).toCharArray();
        final var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keystore(key), password);
        final var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
    }

    private void awaitChange() throws InterruptedException {
        assertTrue("no change in time", changes.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    private void onceExecuted() throws Exception {
        executor.submit(() -> { }).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static String fingerprint(final Secrets key) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
            .digest(keystore(key).getCertificate("weft").getEncoded()));
    }

    private static KeyStore keystore(final Secrets key) throws Exception {
        final var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file(key))) {
            store.load(in, key.get(ServerKey.PASSWORD).toCharArray());
        }
        return store;
    }

    private static Path file(final Secrets key) {
        return key.directory().resolve(ServerKey.FILE);
    }
}
