/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fabric;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.underlay.Site;
import dev.weft.helper.underlay.SiteException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The pair of patch ports between br-int and the underlay bridge. All on one thread.
 */
public final class PatchPorts {
    /** The end in the underlay bridge. */
    public static final String FAR_END = "weft-fabric";

    /** No frame has this VLAN, so a bridge in NORMAL mode floods nothing into the port. */
    private static final String TAG = "tag=4095";

    private final NodeCommands commands;
    private boolean looked;
    private String bridge = "";

    PatchPorts(final NodeCommands commands) {
        this.commands = commands;
    }

    /**
     * OpenFlow numbers at the underlay bridge.
     *
     * @param patch of the patch port
     * @param nic of the port that leads to other nodes
     */
    record Numbers(int patch, int nic) { }

    /** The underlay bridge that has a patch port, perhaps of a helper before; empty if none has. */
    CompletableFuture<String> home() {
        return looked ? CompletableFuture.completedFuture(bridge)
            : commands.vsctl("--no-wait", "--bare", "--columns=name", "find", "port", "name=" + FAR_END)
                .thenCompose(found -> found.isBlank() ? CompletableFuture.completedFuture("")
                    : commands.vsctl("--no-wait", "port-to-br", FAR_END))
                .thenApply(String::strip).thenApply(this::at);
    }

    /** Makes both ends, unless they are there. */
    CompletableFuture<Numbers> keep(final String integration, final String end, final Site site) {
        return commands.vsctl("--may-exist", "add-port", integration, end, "--", "set", "interface", end, "type=patch",
                "options:peer=" + FAR_END, "--", "--may-exist", "add-port", site.bridge(), FAR_END, "--", "set",
                "interface", FAR_END, "type=patch", "options:peer=" + end, "--", "set", "port", FAR_END, TAG)
            .thenApply(done -> at(site.bridge()))
            .thenCompose(done -> commands.vsctl("get", "interface", FAR_END, "ofport", "--", "get", "interface",
                site.nic(), "ofport"))
            .thenApply(text -> numbers(site, text.strip().split("\\s+")));
    }

    /** Takes both ends away, whichever are there. */
    CompletableFuture<Void> remove() {
        return commands.vsctl("--no-wait", "--bare", "--columns=name", "find", "interface",
                "options:peer=" + FAR_END).thenCompose(ends -> {
                    final String end = ends.strip();
                    return commands.vsctl(end.isEmpty() ? new String[] {"--no-wait", "--if-exists", "del-port", FAR_END}
                        : new String[] {"--no-wait", "--if-exists", "del-port", end, "--", "--if-exists", "del-port",
                            FAR_END});
                }).thenAccept(done -> at(""));
    }

    private String at(final String name) {
        looked = true;
        bridge = name;
        return name;
    }

    private static Numbers numbers(final Site site, final String[] words) {
        if (words.length != 2 || !words[0].matches("[0-9]{1,5}") || !words[1].matches("[0-9]{1,5}")) {
            throw new SiteException(FAR_END + " and " + site.nic() + " should be working ports of " + site.bridge()
                + "; Open vSwitch says " + List.of(words));
        }
        return new Numbers(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }
}
