/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.key;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.HostId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.LinkKey;
import dev.weft.impl.compile.Signing;
import dev.weft.impl.model.Authentication;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.validate.Samples;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.aaa.encrypt.AAAEncryptionService;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.Keys;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.KeysBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Keys are made, given, kept encrypted, and are the same after a restart. */
public class KeyRingTest extends AbstractConcurrentDataBrokerTest {
    private static final InstanceIdentifier<Keys> KEYS = InstanceIdentifier.create(Keys.class);
    private static final SegmentId SEGMENT = new SegmentId(4097);
    private static final LinkIntent WEB = Samples.link("web", "fw/eth0", "lb/eth0");
    private static final LinkIntent OUT = Samples.external("out", "fw/eth1", "203.0.113.9");
    private static final LinkKey GIVEN = LinkKey.of(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32});

    private KeyRing keys;

    @Before
    public void load() throws Exception {
        keys = loaded("one");
    }

    private KeyRing loaded(final String controller) throws Exception {
        final var ring = new KeyRing(getDataBroker(), TestEncryption.create(controller));
        ring.load();
        return ring;
    }

    private static LinkIntent asking(final LinkIntent link, final Authentication authentication) {
        return new LinkIntent(link.id(), link.segment(), link.first(), link.second(), link.family(), link.dscp(),
            link.liveness(), Optional.of(authentication));
    }

    private Keys stored() throws Exception {
        try (var transaction = getDataBroker().newReadOnlyTransaction()) {
            return transaction.read(LogicalDatastoreType.CONFIGURATION, KEYS).get().orElseThrow();
        }
    }

    private static LinkKey key(final Signing signing) {
        return ((Signing.With) signing).key();
    }

    @Test
    public void managedLinksSignUnlessToldNotTo() {
        final var key = key(keys.of(WEB, SEGMENT));
        assertEquals(key, key(keys.of(asking(WEB, Authentication.HMAC_SHA256), SEGMENT)));
        assertEquals(Signing.NONE, keys.of(asking(WEB, Authentication.NONE), SEGMENT));
        assertNotEquals(key, key(keys.of(WEB, new SegmentId(4098))));
        assertNotEquals(key, key(keys.of(Samples.link("other", "fw/eth0", "lb/eth0"), SEGMENT)));
    }

    @Test
    public void keyIsMadeOfMasterNameAndSegment() throws Exception {
        final var encryption = TestEncryption.create("one");
        final var master = new Vault(encryption).unlock("weft master", stored().getMaster()).orElseThrow();
        assertEquals(32, master.length);
        final var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(master, "HmacSHA256"));
        assertEquals(LinkKey.of(mac.doFinal("link/web/4097".getBytes())), key(keys.of(WEB, SEGMENT)));
    }

    @Test
    public void externalLinksSignWhenAKeyWasGiven() throws Exception {
        assertEquals(Signing.NONE, keys.of(OUT, SEGMENT));
        final var asking = asking(OUT, Authentication.HMAC_SHA256);
        assertEquals("authentication is hmac-sha256 but the link has no key; give it the one that the other controller"
            + " has by rpc weft-key:set-link-key, or set authentication to none",
            ((Signing.Missing) keys.of(asking, SEGMENT)).reason());
        keys.give(OUT.id(), GIVEN);
        assertEquals(GIVEN, key(keys.of(asking, SEGMENT)));
        assertEquals(GIVEN, key(keys.of(OUT, SEGMENT)));
        assertEquals(Signing.NONE, keys.of(asking(OUT, Authentication.NONE), SEGMENT));
        assertTrue(keys.clear(OUT.id()));
        assertFalse("it is gone already", keys.clear(OUT.id()));
        assertEquals(Signing.NONE, keys.of(OUT, SEGMENT));
    }

    @Test
    public void twoNodesHaveOneSecret() throws Exception {
        final var one = new HostId(1);
        final var two = new HostId(2);
        assertEquals(keys.between(one, two), keys.between(two, one));
        assertNotEquals(keys.between(one, two), keys.between(one, new HostId(3)));
        assertEquals("after a restart, too", keys.between(one, two), loaded("one").between(one, two));
    }

    @Test
    public void aNetworkAndALinkOfOneNameHaveTheirOwnKeys() throws Exception {
        final var web = new NetworkId("web");
        assertEquals(Optional.empty(), keys.share(web));
        keys.give(web, GIVEN);
        assertEquals(Optional.of(GIVEN), loaded("one").share(web));
        assertNotEquals(GIVEN, key(keys.of(WEB, SEGMENT)));
        assertFalse(keys.clear(WEB.id()));
        assertEquals(Optional.empty(), keys.lost(web));
        final var other = loaded("two");
        assertEquals(Optional.empty(), other.share(web));
        assertEquals("the key it was given cannot be decrypted any more; give it again by rpc weft-key:set-network-key,"
            + " or take it away by clear-network-key", other.lost(web).orElseThrow());
        assertTrue(other.clear(web));
        assertEquals(Optional.empty(), other.lost(web));
        assertFalse((stored() + new KeyStore(getDataBroker()).read().toString()).contains(GIVEN.base64()));
    }

    @Test
    public void restartChangesNoKey() throws Exception {
        keys.give(OUT.id(), GIVEN);
        final var made = keys.of(WEB, SEGMENT);
        final var again = loaded("one");
        assertEquals(made, again.of(WEB, SEGMENT));
        assertEquals(GIVEN, key(again.of(OUT, SEGMENT)));
        keys.give(WEB.id(), GIVEN);
        assertEquals(GIVEN, key(loaded("one").of(WEB, SEGMENT)));
        keys.clear(WEB.id());
        assertEquals(made, loaded("one").of(WEB, SEGMENT));
    }

    @Test
    public void nothingStoredOrPrintedTellsAKey() throws Exception {
        keys.give(OUT.id(), GIVEN);
        final var secrets = new String[] {GIVEN.base64(), key(keys.of(WEB, SEGMENT)).base64(),
            Base64.getEncoder().encodeToString(new Vault(TestEncryption.create("one"))
                .unlock("weft master", stored().getMaster()).orElseThrow())};
        final var dump = stored() + new KeyStore(getDataBroker()).read().toString() + keys.of(OUT, SEGMENT) + keys;
        for (var secret : secrets) {
            assertFalse(dump.contains(secret));
            assertFalse("not even encoded", new String(Base64.getDecoder().decode(stored().getMaster()))
                .contains(secret));
        }
    }

    @Test
    public void anotherControllersSecretsAreNotUsed() throws Exception {
        keys.give(OUT.id(), GIVEN);
        final var made = keys.of(WEB, SEGMENT);
        final var other = loaded("two");
        assertNotEquals(made, other.of(WEB, SEGMENT));
        final var missing = (Signing.Missing) other.of(OUT, SEGMENT);
        assertEquals("the key it was given cannot be decrypted any more; give it the one that the other controller has"
            + " by rpc weft-key:set-link-key", missing.reason());
        assertEquals("the new master stays", other.of(WEB, SEGMENT), loaded("two").of(WEB, SEGMENT));
        other.give(OUT.id(), GIVEN);
        assertEquals(GIVEN, key(other.of(OUT, SEGMENT)));
    }

    @Test
    public void aKeyOfOneLinkIsNoKeyOfAnother() throws Exception {
        keys.give(OUT.id(), GIVEN);
        final var locked = stored().nonnullLink().values().iterator().next().getKey();
        final var vault = new Vault(TestEncryption.create("one"));
        assertTrue(Arrays.equals(Base64.getDecoder().decode(GIVEN.base64()),
            vault.unlock("weft link out", locked).orElseThrow()));
        assertEquals(Optional.empty(), vault.unlock("weft link other", locked));
        assertEquals(Optional.empty(), vault.unlock("weft link out", "no base64 at all"));
        assertEquals(Optional.empty(), vault.unlock("weft link out", ""));
    }

    @Test
    public void whatCannotBeReadInTheDatastoreIsReplaced() throws Exception {
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        transaction.put(LogicalDatastoreType.CONFIGURATION, KEYS, new KeysBuilder().setMaster("x").build());
        transaction.commit().get();
        final var again = loaded("one");
        assertEquals(again.of(WEB, SEGMENT), loaded("one").of(WEB, SEGMENT));
    }

    @Test
    public void nothingIsStoredUnencrypted() {
        final var broken = new AAAEncryptionService() {
            @Override
            public String encrypt(final String data) {
                return data;
            }

            @Override
            public byte[] encrypt(final byte[] data) {
                return data;
            }

            @Override
            public String decrypt(final String data) {
                return data;
            }

            @Override
            public byte[] decrypt(final byte[] data) {
                return data;
            }
        };
        final var vault = new Vault(broken);
        final var fault = assertThrows(IllegalStateException.class, () -> vault.lock("x", new byte[32]));
        assertTrue(fault.getMessage(), fault.getMessage().contains("does not encrypt"));
    }

    @Test
    public void nothingIsChangedBeforeTheKeysAreRead() {
        final var early = new KeyRing(getDataBroker(), TestEncryption.create("one"));
        final var link = new LinkId("web");
        assertThrows(IllegalStateException.class, () -> early.give(link, GIVEN));
        assertThrows(IllegalStateException.class, () -> early.clear(link));
        assertThrows(IllegalStateException.class, () -> early.of(WEB, SEGMENT));
    }
}
