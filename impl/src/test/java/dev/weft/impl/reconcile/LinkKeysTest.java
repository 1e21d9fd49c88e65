/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.mock;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.Probe;
import dev.weft.impl.key.KeyRpcs;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.Test;
import org.mockito.invocation.InvocationOnMock;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearLinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearLinkKeyInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.Keys;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetLinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetLinkKeyInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.LinkSettings;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Keys reach the nodes with the links, change only where they are changed, and are seen nowhere else (VL-10). */
public class LinkKeysTest extends ControllerTestBase {
    private static final String GIVEN = Base64.getEncoder().encodeToString("0123456789abcdef0123456789ABCDEF"
        .getBytes(StandardCharsets.US_ASCII));

    private SetLinkKey set;
    private ClearLinkKey clear;

    private void begin() throws Exception {
        start();
        new KeyRpcs(mock(RpcProviderService.class, this::register), keys, Runnable::run, controller);
    }

    private Object register(final InvocationOnMock call) {
        for (var action : call.getArguments()) {
            if (action instanceof SetLinkKey found) {
                set = found;
            } else if (action instanceof ClearLinkKey found) {
                clear = found;
            }
        }
        return mock(Registration.class);
    }

    private Optional<LinkKey> key(final String node, final String end) {
        return driver.held().get(new NodeId(node)).entrySet().stream()
            .filter(entry -> entry.getKey().toString().equals("link " + end))
            .map(entry -> ((LinkEnd) entry.getValue()).probe().flatMap(Probe::key)).findFirst().orElseThrow();
    }

    private RpcResult<?> give(final String link, final String key) throws InterruptedException, ExecutionException {
        return set.invoke(new SetLinkKeyInputBuilder().setLink(new Name(link)).setKey(key).build()).get();
    }

    private RpcResult<?> clear(final String link) throws InterruptedException, ExecutionException {
        return clear.invoke(new ClearLinkKeyInputBuilder().setLink(new Name(link)).build()).get();
    }

    @Test
    public void bothEndsHaveTheKeyOfTheirLink() throws Exception {
        begin();
        base();
        final var web = key("host1", "web#a");
        assertTrue(web.isPresent());
        assertEquals(web, key("host2", "web#b"));
        assertNotEquals(web, key("host1", "tap#a"));
        final var held = driver.held();
        begin();
        assertEquals("a restart changes no key", held, driver.held());
    }

    @Test
    public void onlyTheLinkThatIsGivenAKeyChanges() throws Exception {
        begin();
        base();
        final var made = key("host1", "web#a");
        driver.takeCalls();
        assertTrue(give("web", GIVEN).isSuccessful());
        settle();
        assertEquals(List.of("apply host1 +[link web#a] -[]", "apply host2 +[link web#b] -[]"), driver.takeCalls());
        assertEquals(Optional.of(GIVEN), key("host1", "web#a").map(LinkKey::base64));
        final var held = driver.held();
        begin();
        assertEquals("it is kept", held, driver.held());
        driver.takeCalls();
        assertTrue(clear("web").isSuccessful());
        settle();
        assertEquals(List.of("apply host1 +[link web#a] -[]", "apply host2 +[link web#b] -[]"), driver.takeCalls());
        assertEquals(made, key("host1", "web#a"));
        assertEquals("link web was not given a key, so there is none to clear",
            clear("web").getErrors().iterator().next().getMessage());
    }

    @Test
    public void anExternalLinkWaitsForItsKey() throws Exception {
        begin();
        base();
        final Link link = Yang.anExternalLink("out", "fw/eth0", "203.0.113.9", 77);
        store(delete(Yang.link("web")), put(Yang.link("out"), link));
        assertEquals(Optional.empty(), key("host1", "out#a"));
        store(put(Yang.link("out"), new LinkBuilder(link)
            .setAuthentication(LinkSettings.Authentication.HmacSha256).build()));
        await("no key", () -> String.valueOf(written(Yang.link("out")).getState().getA().getReason())
            .contains("key"));
        assertEquals(Status.Waiting, written(Yang.link("out")).getState().getStatus());
        assertEquals("authentication is hmac-sha256 but the link has no key; give it the one that the other controller"
            + " has by rpc weft-key:set-link-key, or set authentication to none",
            written(Yang.link("out")).getState().getReason());
        assertTrue(give("out", GIVEN).isSuccessful());
        settle();
        assertEquals(Optional.of(GIVEN), key("host1", "out#a").map(LinkKey::base64));
    }

    @Test
    public void aKeyMayBeGivenBeforeItsLinkIs() throws Exception {
        begin();
        assertTrue(give("web", GIVEN).isSuccessful());
        base();
        assertEquals(Optional.of(GIVEN), key("host2", "web#b").map(LinkKey::base64));
        keys.clear(new LinkId("web"));
    }

    @Test
    public void noDumpShowsAKey() throws Exception {
        begin();
        base();
        give("web", GIVEN);
        settle();
        written(Yang.link("web"));
        final var tap = key("host1", "tap#a").orElseThrow().base64();
        final var dump = dump(Yang.WEFT) + dump(Yang.IDS) + dump(InstanceIdentifier.create(Keys.class))
            + driver.held() + driver.calls();
        assertTrue("it is a dump", dump.contains("lb/eth0") && dump.contains("Keys{"));
        for (var secret : List.of(GIVEN, tap, new String(Base64.getDecoder().decode(GIVEN),
            StandardCharsets.US_ASCII))) {
            assertFalse(dump.contains(secret));
        }
    }

    private <T extends DataObject> String dump(final InstanceIdentifier<T> path) {
        return config(path) + " " + operational(path);
    }
}
