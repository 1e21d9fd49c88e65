/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * The socket file, which outlives a helper that was killed.
 *
 * @param path where it is
 */
public record StatusSocket(Path path) {
    private static final String NAME = "weft-helper.sock";
    private static final int BACKLOG = 8;

    public StatusSocket {
        Objects.requireNonNull(path);
    }

    /** The socket of the helper that uses this directory. */
    public static StatusSocket in(final Path rundir) {
        return new StatusSocket(rundir.resolve(NAME));
    }

    /** Whether a helper is behind it. */
    public boolean answers() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // If all its places are taken, this does not end at once, and a helper is there as well
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Makes it; only its owner may use it.
     *
     * @throws BindException if another helper is behind it, or it is not a socket but somebody's file
     * @throws IOException if it cannot be made
     */
    ServerSocketChannel listen() throws IOException {
        removeStale();
        final var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            // For a moment it is as the umask has it; but what it tells is no secret
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** What tells this file from another of the same name; null: there is none. */
    Object identity() {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /** Takes it away if it is still this one. */
    void remove(final Object identity) throws IOException {
        if (identity != null && identity.equals(identity())) {
            Files.deleteIfExists(path);
        }
    }

    private void removeStale() throws IOException {
        try {
            if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther()) {
                throw new BindException(path + " should be a socket, but is something else: move it away");
            }
        } catch (NoSuchFileException e) {
            return;
        }
        if (answers()) {
            throw new BindException("another helper answers at " + path + ": end it, or give this one another "
                + "--rundir");
        }
        Files.deleteIfExists(path);
    }
}
