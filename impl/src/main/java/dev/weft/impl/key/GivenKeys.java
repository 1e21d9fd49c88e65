/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.key;

import static java.util.Objects.requireNonNull;

import dev.weft.api.overlay.LinkKey;
import dev.weft.impl.key.KeyStore.Shelf;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * The keys that objects of one kind were given.
 *
 * @param <K> what they are keys of
 */
final class GivenKeys<K> {
    private final Map<K, LinkKey> given = new HashMap<>();
    // what was given but cannot be decrypted any more
    private final Set<K> lost = new HashSet<>();
    private final String kind;
    private final Vault vault;
    private final Shelf<K> shelf;

    /** Makes a collection of the keys of links or networks. */
    GivenKeys(final String kind, final Vault vault, final Shelf<K> shelf) {
        this.kind = requireNonNull(kind);
        this.vault = requireNonNull(vault);
        this.shelf = requireNonNull(shelf);
    }

    /** Takes up what is stored. */
    void load(final Map<K, String> stored) {
        given.clear();
        lost.clear();
        stored.forEach((owner, locked) -> vault.unlock(purpose(owner), locked)
            .filter(octets -> octets.length == LinkKey.OCTETS).map(LinkKey::of)
            .ifPresentOrElse(key -> given.put(owner, key), () -> lost.add(owner)));
    }

    Optional<LinkKey> get(final K owner) {
        return Optional.ofNullable(given.get(owner));
    }

    /** Returns whose keys cannot be decrypted any more. */
    Set<K> lost() {
        return lost;
    }

    /** Keeps a key; if the datastore refuses, nothing is changed. */
    void give(final K owner, final LinkKey key) throws ExecutionException, InterruptedException {
        shelf.write(owner, vault.lock(purpose(owner), Base64.getDecoder().decode(key.base64())));
        given.put(owner, key);
        lost.remove(owner);
    }

    /** Forgets a key; if the datastore refuses, nothing is changed. Returns false if there is none. */
    boolean clear(final K owner) throws ExecutionException, InterruptedException {
        if (!given.containsKey(owner) && !lost.contains(owner)) {
            return false;
        }
        shelf.delete(owner);
        given.remove(owner);
        lost.remove(owner);
        return true;
    }

    private String purpose(final K owner) {
        return "weft " + kind + " " + owner;
    }
}
