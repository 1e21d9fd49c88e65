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
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The intent and its state, through RESTCONF.
 *
 * @param restconf the client
 */
public record Intent(Restconf restconf) {
    /** The container of all intent. */
    public static final String ROOT = "weft:weft";

    private static final String STATE = "state";
    private static final String UP = "up";
    private static final String STATUS = "status";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * Reads a document that is written with single quotes.
     *
     * @param text JSON, but with ' for "
     * @return the object
     */
    public static JsonObject json(final String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    /**
     * An appliance with one link-enabled interface eth0.
     *
     * @param name its name
     * @param node where it is
     * @return the list entry
     */
    public static JsonObject appliance(final String name, final String node) {
        return json("{'name':'%s','node':'%s','interface':[{'name':'eth0','link-enabled':true}]}"
            .formatted(name, node));
    }

    /**
     * A link between the interfaces eth0 of two appliances.
     *
     * @param name its name
     * @param first the appliance at end a
     * @param second the appliance at end b
     * @return the list entry
     */
    public static JsonObject link(final String name, final String first, final String second) {
        return json(("{'name':'%s','a':{'appliance':'%s','interface':'eth0'},'b':{'appliance':'%s',"
            + "'interface':'eth0'}}").formatted(name, first, second));
    }

    /**
     * A network of interfaces eth0.
     *
     * @param name its name
     * @param settings more members of the entry, with apostrophes for quotation marks
     * @param members appliances
     * @return the list entry
     */
    public static JsonObject network(final String name, final String settings, final List<String> members) {
        return json("{'name':'%s',%s'member':[%s]}".formatted(name, settings.isEmpty() ? "" : settings + ",",
            members.stream().map(member -> "{'appliance':'" + member + "','interface':'eth0'}")
                .collect(Collectors.joining(","))));
    }

    /**
     * A link to an address under another controller.
     *
     * @param name its name
     * @param first the appliance at end a
     * @param address the outer address of end b
     * @param port its UDP port
     * @param segment the key
     * @return the list entry
     */
    public static JsonObject external(final String name, final String first, final String address, final int port,
            final int segment) {
        return json(("{'name':'%s','segment-id':%d,'a':{'appliance':'%s','interface':'eth0'},'b':{'external':"
            + "{'address':'%s','udp-port':%d}}}").formatted(name, segment, first, address, port));
    }

    /**
     * The document for a change of the whole intent.
     *
     * @param nodes entries to change or add
     * @param appliances entries to change or add
     * @param links entries to change or add
     * @return the document
     */
    public static JsonObject document(final List<JsonObject> nodes, final List<JsonObject> appliances,
            final List<JsonObject> links) {
        final var content = new JsonObject();
        Map.of("node", nodes, "appliance", appliances, "link", links).forEach((list, entries) -> {
            if (!entries.isEmpty()) {
                final var array = new JsonArray();
                entries.forEach(array::add);
                content.add(list, array);
            }
        });
        final var document = new JsonObject();
        document.add(ROOT, content);
        return document;
    }

    /**
     * Adds appliances and links in one request.
     *
     * @param appliances the appliances
     * @param links the links
     */
    public void add(final List<JsonObject> appliances, final List<JsonObject> links) {
        restconf.send("PATCH", ROOT, document(List.of(), appliances, links)).orFail();
    }

    /**
     * Changes a part of one list entry.
     *
     * @param list {@code node}, {@code appliance}, {@code link} or {@code network}
     * @param entry the entry's key and the leafs to change
     */
    public void change(final String list, final JsonObject entry) {
        put("PATCH", list, entry).orFail();
    }

    /**
     * Writes one list entry in place of what it was.
     *
     * @param list the list
     * @param entry the entry
     * @return the answer, which may be a refusal
     */
    public Restconf.Answer put(final String list, final JsonObject entry) {
        return put("PUT", list, entry);
    }

    private Restconf.Answer put(final String method, final String list, final JsonObject entry) {
        final var array = new JsonArray();
        array.add(entry);
        final var document = new JsonObject();
        document.add("weft:" + list, array);
        return restconf.send(method, ROOT + "/" + list + "=" + entry.get("name").getAsString(), document);
    }

    /**
     * Adds appliances and networks, or changes them, in one request.
     *
     * @param appliances the appliances
     * @param networks the networks
     */
    public void addNetworks(final List<JsonObject> appliances, final List<JsonObject> networks) {
        final var document = document(List.of(), appliances, List.of());
        final var array = new JsonArray();
        networks.forEach(array::add);
        document.getAsJsonObject(ROOT).add("network", array);
        restconf.send("PATCH", ROOT, document).orFail();
    }

    /**
     * Deletes a list entry.
     *
     * @param list {@code node}, {@code appliance}, {@code link} or {@code network}
     * @param name its name
     */
    public void delete(final String list, final String name) {
        restconf.send("DELETE", ROOT + "/" + list + "=" + name, null).orFail();
    }

    /**
     * Reads the intent without state.
     *
     * @return the document, which can be written again
     */
    public JsonObject stored() {
        return restconf.get(ROOT + "?content=config").orFail().body().getAsJsonObject();
    }

    /**
     * Writes the whole intent, so that nothing else is left.
     *
     * @param document the document
     */
    public void replace(final JsonObject document) {
        restconf.send("PUT", ROOT, document).orFail();
    }

    /**
     * The entries of a list with their state.
     *
     * @param list {@code node}, {@code appliance}, {@code link} or {@code network}
     * @return the entries
     */
    public List<JsonObject> entries(final String list) {
        final var content = restconf.get(ROOT + "?content=all").orFail().body().getAsJsonObject().getAsJsonObject(ROOT);
        return stream(content.getAsJsonArray(list)).map(JsonElement::getAsJsonObject).toList();
    }

    /**
     * The state of a list entry.
     *
     * @param list {@code node}, {@code link} or {@code network}
     * @param name its name
     * @return the container; empty if there is none
     */
    public JsonObject state(final String list, final String name) {
        final var answer = restconf.get(ROOT + "/" + list + "=" + name + "?content=all");
        if (!answer.body().isJsonObject() || !answer.body().getAsJsonObject().has("weft:" + list)) {
            return new JsonObject();
        }
        final var entry = answer.body().getAsJsonObject().getAsJsonArray("weft:" + list).get(0).getAsJsonObject();
        return entry.has(STATE) ? entry.getAsJsonObject(STATE) : new JsonObject();
    }

    /**
     * Calls an operation, which may refuse.
     *
     * @param operation its name with its module's
     * @param input the document, with apostrophes for quotation marks
     * @return the answer
     */
    public Restconf.Answer attempt(final String operation, final String input) {
        return restconf.call(operation, json(input));
    }

    /**
     * Waits for a status.
     *
     * @param list {@code node}, {@code link} or {@code network}
     * @param name the entry
     * @param status the status
     * @return the state with it
     */
    public JsonObject await(final String list, final String name, final String status) {
        return Await.until(list + " " + name + " to be " + status, LIMIT, () -> state(list, name),
            state -> status.equals(text(state, STATUS)));
    }

    /** Waits until every node, link, chain, network, service, policy and gateway is up. */
    public void awaitAllUp() {
        Await.until("everything to be up", LIMIT, this::notUp, Map::isEmpty);
    }

    /**
     * Lets one member of a pair carry its links as soon as it can, and waits until all links are up again (VL-17).
     *
     * @param primary name of the pair's primary appliance
     * @param to "primary" or "standby"
     */
    public void switchOver(final String primary, final String to) {
        Await.until(primary + " to be led by its " + to, LIMIT, () -> attempt("weft:switch-over",
            "{'weft:input':{'appliance':'" + primary + "','to':'" + to + "'}}"), answer -> answer.status() < 300);
        Await.until("the " + to + " of " + primary + " to be active", LIMIT,
            () -> isLeading(primary), leads -> leads == "primary".equals(to));
        awaitAllUp();
    }

    /**
     * Says whether a member of a pair carries its links (VL-17).
     *
     * @param appliance the member
     * @return true if it does
     */
    public boolean isLeading(final String appliance) {
        return "active".equals(text(state("appliance", appliance), "role"));
    }

    /**
     * What is not up, and why.
     *
     * @return status and reason by name
     */
    public Map<String, String> notUp() {
        final Map<String, String> waiting = new TreeMap<>();
        for (var list : List.of("node", "link", "chain", "network", "service", "policy", "gateway")) {
            entries(list).forEach(entry -> {
                final var state = entry.has(STATE) ? entry.getAsJsonObject(STATE) : new JsonObject();
                if (!UP.equals(text(state, STATUS)) || !text(state, "flows-wanted").equals(text(state,
                    "flows-present"))) {
                    waiting.put(list + " " + text(entry, "name"), state.toString());
                }
            });
        }
        return waiting;
    }

    /**
     * How many flow modifications were sent to a node since the controller took charge of it.
     *
     * @param node the node
     * @return the number
     */
    public long flowMods(final String node) {
        return state("node", node).get("flow-mods").getAsLong();
    }

    /**
     * The key of a link on the wire.
     *
     * @param link the link
     * @return the segment id
     */
    public long segment(final String link) {
        return state("link", link).get("segment-id").getAsLong();
    }

    private static String text(final JsonObject object, final String member) {
        return object.has(member) ? object.get(member).getAsString() : "";
    }

    private static Stream<JsonElement> stream(final JsonArray array) {
        return array == null ? Stream.of() : StreamSupport.stream(array.spliterator(), false);
    }
}
