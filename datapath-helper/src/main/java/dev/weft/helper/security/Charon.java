/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.security.vici.Section;
import dev.weft.helper.security.vici.ViciException;
import dev.weft.helper.security.vici.ViciSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What charon is told and tells. Secrets go over its socket, and into no file.
 */
final class Charon {
    private static final Logger LOG = LoggerFactory.getLogger(Charon.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Not to wait for the other node. */
    private static final String AT_ONCE = "-1";

    private final Path socket;
    private final Executor waiting;
    /** What the charon of the last call has been told; another process has been told nothing. */
    private final Map<String, PeerConfig> told = new HashMap<>();
    private long pid;

    /**
     * Nothing was said yet.
     *
     * @param waiting where calls block
     */
    Charon(final Path socket, final Executor waiting) {
        this.socket = socket;
        this.waiting = waiting;
    }

    /** The tunnels that there are. */
    CompletableFuture<List<Tunnel>> tunnels() {
        return call(session -> Tunnel.read(session.list("list-sas", "list-sa")));
    }

    /**
     * Tells what is new, asks for tunnels and ends others.
     *
     * @param process the process id of the charon
     * @param tunnels those that there are
     */
    CompletableFuture<Void> carryOut(final long process, final Tunnels.Plan plan, final List<Tunnel> tunnels) {
        return call(session -> {
            if (pid != process) {
                told.clear();
                session.request("get-conns", new Section()).items("conns").forEach(name -> told.put(name, null));
                pid = process;
            }
            plan.connections().stream().filter(config -> !config.equals(told.get(config.name())))
                .forEach(config -> tell(session, config));
            plan.children().forEach((ike, children) -> children.forEach(child -> attempt(session, "initiate",
                new Section().put("ike", ike).put("child", child).put("timeout", AT_ONCE))));
            plan.ends().forEach(ike -> attempt(session, "terminate",
                new Section().put("ike", ike).put("timeout", AT_ONCE)));
            forget(session, plan, tunnels);
            return null;
        });
    }

    private void tell(final ViciSession session, final PeerConfig config) {
        session.request("load-shared", config.secret());
        session.request("load-conn", config.connection());
        told.put(config.name(), config);
    }

    /** What is neither wanted nor in use. */
    private void forget(final ViciSession session, final Tunnels.Plan plan, final List<Tunnel> tunnels) {
        final Set<String> old = new HashSet<>(told.keySet());
        plan.connections().forEach(config -> old.remove(config.name()));
        tunnels.forEach(tunnel -> old.remove(PeerConfig.name(tunnel.host(), tunnel.generation())));
        for (String name : old) {
            attempt(session, "unload-conn", new Section().put("name", name));
            attempt(session, "unload-shared", new Section().put("id", name));
            told.remove(name);
        }
    }

    /** Of single tunnels: what fails is seen at the next look. */
    private static void attempt(final ViciSession session, final String command, final Section message) {
        try {
            session.request(command, message);
        } catch (ViciException e) {
            if (e.getCause() != null) {
                throw e;
            }
            LOG.debug("of one tunnel: {}", e.getMessage());
        }
    }

    private <T> CompletableFuture<T> call(final Function<ViciSession, T> work) {
        return CompletableFuture.supplyAsync(() -> ViciSession.open(socket), waiting).thenCompose(session -> {
            final CompletableFuture<T> result = CompletableFuture.supplyAsync(() -> work.apply(session), waiting)
                .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            // A call that still waits for an answer fails then
            return result.whenComplete((done, failure) -> session.close());
        });
    }
}
