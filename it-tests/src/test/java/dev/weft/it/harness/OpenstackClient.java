/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code openstack} of Debian, as a user calls it.
 *
 * @param credentials the options that say who the user is
 */
public record OpenstackClient(List<String> credentials) {
    private static final String SERVER = "http://127.0.0.1:8181/openstack";
    private static final int LIMIT_SECONDS = 60;

    /**
     * A user with name and password.
     *
     * @return the client
     */
    public static OpenstackClient withPassword() {
        return new OpenstackClient(List.of("--os-auth-type", "http_basic", "--os-username", "admin", "--os-password",
            "admin", "--os-endpoint", SERVER));
    }

    /**
     * A user with a token.
     *
     * @param token the token
     * @return the client
     */
    public static OpenstackClient withToken(final String token) {
        return new OpenstackClient(List.of("--os-auth-type", "admin_token", "--os-token", token, "--os-endpoint",
            SERVER));
    }

    /**
     * A user who is named in the address, or nobody.
     *
     * @param user name, colon, password and at sign; or nothing
     * @return the client
     */
    public static OpenstackClient withAddressOnly(final String user) {
        return new OpenstackClient(List.of("--os-auth-type", "none", "--os-endpoint",
            SERVER.replace("//", "//" + user) + "/"));
    }

    /**
     * Runs a command that must end well.
     *
     * @param command the words of the command, separated by blanks, in which none has a blank
     * @return what it said
     */
    public String run(final String command) {
        final var said = attempt(command, List.of());
        assertEquals(command + ": " + said.err(), 0, said.exit());
        return said.out();
    }

    /**
     * Runs a command that must end well and shows something.
     *
     * @param command the words of the command
     * @return what it showed
     */
    public JsonElement show(final String command) {
        final var said = attempt(command, List.of("-f", "json"));
        assertEquals(command + ": " + said.err(), 0, said.exit());
        return JsonParser.parseString(said.out());
    }

    /**
     * Runs a command that must fail.
     *
     * @param command the words of the command
     * @return why
     */
    public String refused(final String command) {
        final var said = attempt(command, List.of());
        assertNotEquals(command + ": " + said.out(), 0, said.exit());
        return said.err();
    }

    private Weft.Said attempt(final String command, final List<String> options) {
        final List<String> words = new ArrayList<>(List.of("openstack"));
        words.addAll(credentials);
        words.addAll(List.of(command.split(" ", -1)));
        words.addAll(options);
        final var builder = new ProcessBuilder(words).redirectErrorStream(false);
        // the client of Debian 12 needs it to find resources of sfc by name
        builder.environment().put("PYTHONPATH",
            Path.of("src", "test", "resources", "openstack-client").toAbsolutePath().toString());
        try {
            final var process = builder.start();
            process.getOutputStream().close();
            final var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            final var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new AssertionError(words + " did not end");
            }
            return new Weft.Said(List.copyOf(words), process.exitValue(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in " + words, e);
        }
    }
}
