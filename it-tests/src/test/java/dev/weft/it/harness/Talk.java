/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.it.harness.Lab.Job;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * TCP connections between two guests, open and talking until told to end.
 *
 * @param job what goes on in the background
 * @param server the port of the server
 * @param ports the client's ports
 */
public record Talk(Job job, int server, SortedSet<Integer> ports) {
    /**
     * What became of connections.
     *
     * @param exchanges questions that were answered
     * @param lost connections that ended by themselves
     * @param longestGapMillis the longest time between two answers on a connection
     */
    public record Spoken(int exchanges, int lost, double longestGapMillis) { }

    /**
     * Opens five connections.
     *
     * @param lab the test bed
     * @param from the client
     * @param to the server
     * @param address the server's address
     * @param server a port of the server that nobody else uses
     * @return the connections
     */
    public static Talk begin(final Lab lab, final String from, final String to, final String address,
            final int server) {
        final var said = Intent.json(lab.run("talk", from, to, address, "--port", Integer.toString(server), "--json"));
        return new Talk(lab.begun(said), server, stream(said.getAsJsonArray("ports"))
            .map(JsonElement::getAsInt).collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Says of which of the connections services have got packets.
     *
     * @param guests the services
     * @return the client's ports
     */
    public SortedSet<Integer> seenBy(final String... guests) {
        return stream(job.lab().servedBy(List.of(guests))).map(JsonElement::getAsJsonObject)
            .filter(seen -> seen.get("dport").getAsInt() == server)
            .map((JsonObject seen) -> seen.get("sport").getAsInt()).filter(ports::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Ends the connections.
     *
     * @return what became of them
     */
    public Spoken end() {
        final var said = job.stop();
        return new Spoken(said.get("exchanges").getAsInt(), said.get("lost").getAsInt(),
            said.get("longest_gap_ms").getAsDouble());
    }

    private static Stream<JsonElement> stream(final JsonArray array) {
        return array.asList().stream();
    }
}
