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

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.SecureKey;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.overlay.LinkKey;
import dev.weft.impl.key.KeyRpcs;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.Test;
import org.mockito.invocation.InvocationOnMock;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearNetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearNetworkKeyInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.Keys;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.KeysBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetNetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetNetworkKeyInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.keys.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.keys.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.keys.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network.Security;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Secrets of protected networks reach the nodes that need them, and nobody else (VN-7). */
public class NetworkKeysTest extends ControllerTestBase {
    private static final InstanceIdentifier<Keys> KEYS = InstanceIdentifier.create(Keys.class);
    private static final String GIVEN = Base64.getEncoder().encodeToString("0123456789abcdef0123456789ABCDEF"
        .getBytes(StandardCharsets.US_ASCII));
    private static final List<String> HOST1 = List.of("address blue#02:00:00:00:00:02", "member blue#a/eth0",
        "network blue", "peer host2/encrypted");

    private SetNetworkKey set;
    private ClearNetworkKey clear;

    private void begin() throws Exception {
        start();
        new KeyRpcs(mock(RpcProviderService.class, this::register), keys, Runnable::run, controller);
    }

    private Object register(final InvocationOnMock call) {
        for (var action : call.getArguments()) {
            if (action instanceof SetNetworkKey found) {
                set = found;
            } else if (action instanceof ClearNetworkKey found) {
                clear = found;
            }
        }
        return mock(Registration.class);
    }

    /** Three nodes with a member each of two encrypted vnets, the third in the second one only. */
    private void vnets() throws Exception {
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            put(Yang.appliance("a"), Yang.anAppliance("a", "host1", Yang.aStation("eth0", "02:00:00:00:00:01"),
                Yang.aStation("eth1", "02:00:00:00:00:01"))),
            put(Yang.appliance("b"), Yang.anAppliance("b", "host2", Yang.aStation("eth0", "02:00:00:00:00:02"),
                Yang.aStation("eth1", "02:00:00:00:00:02"))),
            put(Yang.appliance("c"), Yang.anAppliance("c", "host3", Yang.aStation("eth1", "02:00:00:00:00:03"))),
            put(Yang.network("blue"), secure("blue", "a/eth0", "b/eth0")),
            put(Yang.network("green"), secure("green", "a/eth1", "b/eth1", "c/eth1")));
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network secure(
            final String name, final String... members) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder(
            Yang.aVnet(name, members)).setSecurity(Security.Encrypted).build();
    }

    private <T extends NodeObject> List<T> held(final String node, final Class<T> type) {
        return driver.held().get(new NodeId(node)).values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private LinkKey secret(final String node, final int host) {
        return held(node, SecurePeer.class).stream().filter(peer -> peer.remote().value() == host).findFirst()
            .orElseThrow().secret();
    }

    private RpcResult<?> give(final String network) throws InterruptedException, ExecutionException {
        return set.invoke(new SetNetworkKeyInputBuilder().setNetwork(new Name(network)).setKey(GIVEN).build()).get();
    }

    private RpcResult<?> clear(final String network) throws InterruptedException, ExecutionException {
        return clear.invoke(new ClearNetworkKeyInputBuilder().setNetwork(new Name(network)).build()).get();
    }

    @Test
    public void eachTwoNodesHaveASecretOfTheirOwn() throws Exception {
        begin();
        vnets();
        assertEquals("one way for both networks", List.of("address blue#02:00:00:00:00:02",
            "address green#02:00:00:00:00:02", "address green#02:00:00:00:00:03", "member blue#a/eth0",
            "member green#a/eth1", "network blue", "network green", "peer host2/encrypted", "peer host3/encrypted",
            "secure-peer host2/encrypted", "secure-peer host3/encrypted"), driver.keys("host1"));
        assertEquals(secret("host1", 2), secret("host2", 1));
        assertEquals(secret("host1", 3), secret("host3", 1));
        assertNotEquals(secret("host1", 2), secret("host1", 3));
        final var held = driver.held();
        begin();
        assertEquals("a restart changes nothing", held, driver.held());
    }

    @Test
    public void aGivenKeyReachesTheNodesOfItsNetworkOnly() throws Exception {
        begin();
        vnets();
        driver.takeCalls();
        assertTrue(give("blue").isSuccessful());
        settle();
        assertEquals(List.of("apply host1 +[secure-key blue#host2] -[]", "apply host2 +[secure-key blue#host1] -[]"),
            driver.takeCalls());
        assertEquals(GIVEN, held("host1", SecureKey.class).get(0).share().base64());
        final var held = driver.held();
        begin();
        assertEquals("it is kept", held, driver.held());
        driver.takeCalls();
        assertTrue(clear("blue").isSuccessful());
        settle();
        assertEquals(List.of("apply host1 +[] -[secure-key blue#host2]", "apply host2 +[] -[secure-key blue#host1]"),
            driver.takeCalls());
        assertEquals("network blue was not given a key, so there is none to clear",
            clear("blue").getErrors().iterator().next().getMessage());
    }

    @Test
    public void aKeyMayBeGivenBeforeItsNetworkIs() throws Exception {
        begin();
        assertTrue(give("green").isSuccessful());
        vnets();
        assertEquals(2, held("host3", SecureKey.class).size());
    }

    @Test
    public void withoutItsKeyANetworkIsSilent() throws Exception {
        begin();
        final var key = new NetworkKey(new Name("green"));
        store(put(KEYS, new KeysBuilder().setNetwork(BindingMap.of(
            new NetworkBuilder().withKey(key).setKey("lost").build())).build()));
        begin();
        vnets();
        assertEquals("the other one is not", List.of("shut-port c/eth1"), driver.keys("host3"));
        assertTrue(driver.keys("host1").containsAll(HOST1));
        assertTrue(clear("green").isSuccessful());
        settle();
        assertTrue(driver.keys("host3").contains("member green#c/eth1"));
        assertTrue(config(KEYS.child(Network.class, key)).isEmpty());
    }

    @Test
    public void noDumpShowsASecret() throws Exception {
        begin();
        vnets();
        give("blue");
        settle();
        final var dump = dump(Yang.WEFT) + dump(Yang.IDS) + dump(KEYS) + driver.held() + driver.calls() + keys;
        assertTrue("it is a dump", dump.contains("a/eth0") && dump.contains("Keys{"));
        for (var secret : List.of(GIVEN, secret("host1", 2).base64(), new String(Base64.getDecoder().decode(GIVEN),
            StandardCharsets.US_ASCII))) {
            assertFalse(dump.contains(secret));
        }
    }

    private <T extends DataObject> String dump(final InstanceIdentifier<T> path) {
        return config(path) + " " + operational(path);
    }
}
