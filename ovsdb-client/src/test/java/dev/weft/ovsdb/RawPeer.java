/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import dev.weft.ovsdb.net.Endpoint;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A peer that says exactly what a test wants, right or wrong.
 */
final class RawPeer implements AutoCloseable {
    private final ServerSocket server;
    private Socket socket;
    private JsonReader reader;

    RawPeer() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(10_000);
    }

    Endpoint.Tcp endpoint() {
        return new Endpoint.Tcp("127.0.0.1", server.getLocalPort());
    }

    void accept() throws IOException {
        socket = server.accept();
        socket.setSoTimeout(10_000);
        reader = new JsonReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        // One message after the other is more than the strict syntax of one document
        reader.setLenient(true);
    }

    JsonElement read() {
        return JsonParser.parseReader(reader);
    }

    void write(final String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (socket != null) {
            socket.close();
        }
    }
}
