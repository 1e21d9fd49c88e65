/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.database;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Hears what changed in the node's database, on the one thread. After the connection was away it hears what really
 * differs.
 */
public interface DatabaseListener {
    /** Keys of the root's {@code external_ids} changed; an empty value: the key is gone. */
    void externalIds(Map<String, Optional<String>> changes);

    /** Interfaces changed, by their identity; empty: it is gone. */
    void interfaces(Map<UUID, Optional<InterfaceRow>> changes);

    /** All that changed was told: the database can be seen, perhaps again, and shows one moment. */
    void complete();
}
