/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.key;

import dev.weft.api.id.HostId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.LinkKey;
import dev.weft.impl.compile.Secrets;
import dev.weft.impl.compile.Signing;
import dev.weft.impl.model.Authentication;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.Managed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opendaylight.aaa.encrypt.AAAEncryptionService;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of all links (VL-10) and networks (VN-7). Those that are made are made of a master secret and of what they
 * are for, so that they need not be stored and are the same after a restart; others were given. One thread uses it.
 */
public final class KeyRing implements Signing.Source, Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final String HMAC = "HmacSHA256";
    private static final String MASTER = "weft master";
    private static final int MASTER_OCTETS = 32;
    private static final String GIVE_IT = "give it the one that the other controller has by rpc"
        + " weft-key:set-link-key";

    private final GivenKeys<LinkId> ofLinks;
    private final GivenKeys<NetworkId> ofNetworks;
    private final KeyStore store;
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();
    private Optional<Mac> master = Optional.empty();

    /**
     * Makes a ring that has no key yet, see {@link #load}.
     *
     * @param broker where keys are kept
     * @param encryption encrypts what is kept
     */
    public KeyRing(final DataBroker broker, final AAAEncryptionService encryption) {
        store = new KeyStore(broker);
        vault = new Vault(encryption);
        ofLinks = new GivenKeys<>("link", vault, store.links());
        ofNetworks = new GivenKeys<>("network", vault, store.networks());
    }

    /**
     * Takes up the keys that there are; to be called before anything is compiled. At the first start the master secret
     * is made.
     *
     * @throws ExecutionException if the datastore cannot be read or written
     * @throws InterruptedException if interrupted
     */
    public void load() throws ExecutionException, InterruptedException {
        final var stored = store.read();
        ofLinks.load(stored.links());
        ofNetworks.load(stored.networks());
        if (!ofLinks.lost().isEmpty() || !ofNetworks.lost().isEmpty()) {
            LOG.error("The keys given to links {} and networks {} cannot be decrypted, because they were not encrypted"
                + " by this controller; give them again by rpc weft-key:set-link-key and set-network-key",
                ofLinks.lost(), ofNetworks.lost());
        }
        final var known = stored.master().flatMap(locked -> vault.unlock(MASTER, locked));
        master = Optional.of(mac(known.isPresent() ? known.orElseThrow() : makeMaster(stored.master().isPresent())));
    }

    /**
     * Gives a link its key.
     *
     * @param link the link, which need not exist
     * @param key the key
     * @throws ExecutionException if the datastore refuses; nothing is changed then
     * @throws InterruptedException if interrupted
     */
    public void give(final LinkId link, final LinkKey key) throws ExecutionException, InterruptedException {
        checkLoaded();
        ofLinks.give(link, key);
    }

    /**
     * Gives a network its key.
     *
     * @param network the network, which need not exist
     * @param key the key
     * @throws ExecutionException if the datastore refuses; nothing is changed then
     * @throws InterruptedException if interrupted
     */
    public void give(final NetworkId network, final LinkKey key) throws ExecutionException, InterruptedException {
        checkLoaded();
        ofNetworks.give(network, key);
    }

    /**
     * Forgets the key that a link was given.
     *
     * @param link the link
     * @return false if it was not given one
     * @throws ExecutionException if the datastore refuses; nothing is changed then
     * @throws InterruptedException if interrupted
     */
    public boolean clear(final LinkId link) throws ExecutionException, InterruptedException {
        checkLoaded();
        return ofLinks.clear(link);
    }

    /**
     * Forgets the key that a network was given.
     *
     * @param network the network
     * @return false if it was not given one
     * @throws ExecutionException if the datastore refuses; nothing is changed then
     * @throws InterruptedException if interrupted
     */
    public boolean clear(final NetworkId network) throws ExecutionException, InterruptedException {
        checkLoaded();
        return ofNetworks.clear(network);
    }

    @Override
    public Signing of(final LinkIntent link, final SegmentId segment) {
        final var asked = link.authentication();
        if (asked.equals(Optional.of(Authentication.NONE))) {
            return Signing.NONE;
        }
        final var key = ofLinks.get(link.id());
        if (key.isPresent()) {
            return new Signing.With(key.orElseThrow());
        }
        if (link.second() instanceof Managed) {
            return new Signing.With(made("link/" + link.id() + "/" + segment.value()));
        }
        if (ofLinks.lost().contains(link.id())) {
            return new Signing.Missing("the key it was given cannot be decrypted any more; " + GIVE_IT);
        }
        return asked.isEmpty() ? Signing.NONE : new Signing.Missing("authentication is hmac-sha256 but the link has no"
            + " key; " + GIVE_IT + ", or set authentication to none");
    }

    @Override
    public LinkKey between(final HostId one, final HostId other) {
        return made("security/" + Math.min(one.value(), other.value()) + "/" + Math.max(one.value(), other.value()));
    }

    @Override
    public Optional<LinkKey> share(final NetworkId network) {
        return ofNetworks.get(network);
    }

    @Override
    public Optional<String> lost(final NetworkId network) {
        return ofNetworks.lost().contains(network) ? Optional.of("the key it was given cannot be decrypted any more;"
            + " give it again by rpc weft-key:set-network-key, or take it away by clear-network-key")
            : Optional.empty();
    }

    private LinkKey made(final String use) {
        return LinkKey.of(master.orElseThrow(KeyRing::notLoaded).doFinal(use.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] makeMaster(final boolean again) throws ExecutionException, InterruptedException {
        final byte[] secret = new byte[MASTER_OCTETS];
        random.nextBytes(secret);
        store.writeMaster(vault.lock(MASTER, secret));
        if (again) {
            LOG.error("The master secret cannot be decrypted, because it was not encrypted by this controller. A new"
                + " one was made: all links between two interfaces and all protected networks get new keys now.");
        } else {
            LOG.info("Made the master secret");
        }
        return secret;
    }

    private void checkLoaded() {
        if (master.isEmpty()) {
            throw notLoaded();
        }
    }

    private static IllegalStateException notLoaded() {
        return new IllegalStateException("the controller is still starting and has not read its keys; try again in a"
            + " few seconds");
    }

    private static Mac mac(final byte[] secret) {
        try {
            final var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
