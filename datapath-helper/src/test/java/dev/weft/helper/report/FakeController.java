/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The controller's side of reports over real HTTPS: knows what it was told, and can be made to misbehave.
 */
public final class FakeController implements AutoCloseable {
    static final String USER = "weft-helper";
    static final String PASSWORD = "pa55:word";
    static final String TOKEN = "70ke9";

    private static final String TAKEN = "{\"weft-report:output\":{\"complete-wanted\":false}}";
    private static final String WANTED = "{\"weft-report:output\":{\"complete-wanted\":true}}";

    /** The inputs that were taken. */
    final List<JsonObject> inputs = new CopyOnWriteArrayList<>();
    /** What is known of ends, by id. */
    final Map<Long, JsonObject> ends = new ConcurrentSkipListMap<>();
    /** Requests of any kind. */
    final AtomicInteger requests = new AtomicInteger();
    /** When requests came, as of {@link System#nanoTime()}. */
    final List<Long> times = new CopyOnWriteArrayList<>();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    private final AtomicInteger atOnce = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpsServer server;
    private final Identity identity;

    private volatile Behaviour behaviour = Behaviour.NORMAL;
    private volatile String session = "";

    /** What to do with a request instead of taking it. */
    public interface Behaviour {
        Behaviour NORMAL = (controller, exchange) -> controller.take(exchange);

        void handle(FakeController controller, HttpExchange exchange) throws IOException;

        static Behaviour answering(final int status, final String body) {
            return (controller, exchange) -> {
                exchange.getRequestBody().readAllBytes();
                controller.answer(exchange, status, body);
            };
        }
    }

    FakeController(final Identity identity, final int port) throws Exception {
        this(identity, InetAddress.getLoopbackAddress(), port);
    }

    /** Listens on a port of an address, 0: any. */
    public FakeController(final Identity identity, final InetAddress address, final int port) throws Exception {
        this.identity = identity;
        server = HttpsServer.create(new InetSocketAddress(address, port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What it would tell a node. */
    ControllerAccess access(final String instance, final int countersEvery) throws Exception {
        return new ControllerAccess("host1", instance, URI.create("https://127.0.0.1:" + port()), USER, PASSWORD,
            TOKEN, identity.fingerprint(), countersEvery);
    }

    /** What it would tell a node, as the text in its database. */
    public String told() throws Exception {
        final var text = new JsonObject();
        text.addProperty("node", "host1");
        text.addProperty("instance", "one");
        text.addProperty("url", "https://" + server.getAddress().getAddress().getHostAddress() + ":" + port());
        text.addProperty("user", USER);
        text.addProperty("password", PASSWORD);
        text.addProperty("token", TOKEN);
        text.addProperty("certificate", identity.fingerprint());
        text.addProperty("counters-every", 30);
        return text.toString();
    }

    /** From now on it does this. */
    public void behave(final Behaviour next) {
        behaviour = next;
    }

    /** Knows nothing any more, as after a restart. */
    void forget() {
        session = "";
        ends.clear();
    }

    String liveness(final long id) {
        final JsonObject end = ends.get(id);
        return end == null ? "" : end.get("liveness").getAsString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Answers. */
    public void answer(final HttpExchange exchange, final int status, final String body) throws IOException {
        final byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(final HttpExchange exchange) throws IOException {
        times.add(System.nanoTime());
        requests.incrementAndGet();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            behaviour.handle(this, exchange);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void take(final HttpExchange exchange) throws IOException {
        final byte[] body = exchange.getRequestBody().readAllBytes();
        final String expected = "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(
            StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "");
        } else if (!"POST".equals(exchange.getRequestMethod())
            || !"/rests/operations/weft-report:report".equals(exchange.getRequestURI().toString())
            || !"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            answer(exchange, 404, "");
        } else {
            final JsonObject input = JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                .getAsJsonObject().getAsJsonObject("weft-report:input");
            answer(exchange, 200, learn(input) ? TAKEN : WANTED);
        }
    }

    /** False if this run of the helper is not known. */
    private synchronized boolean learn(final JsonObject input) {
        if (input.get("complete").getAsBoolean()) {
            ends.clear();
            session = input.get("session").getAsString();
        }
        if (!session.equals(input.get("session").getAsString())) {
            return false;
        }
        if (input.has("end")) {
            for (JsonElement end : input.getAsJsonArray("end")) {
                learnEnd(end.getAsJsonObject());
            }
        }
        inputs.add(input);
        return true;
    }

    private void learnEnd(final JsonObject end) {
        final long id = end.get("id").getAsLong();
        if (!end.has("counters") && ends.containsKey(id)) {
            end.add("counters", ends.get(id).get("counters"));
        }
        ends.put(id, end);
    }
}
