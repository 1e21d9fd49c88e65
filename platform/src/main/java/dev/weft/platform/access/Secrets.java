/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Random secrets of 256 bits, each in a file of its own that only its owner can read; made when first asked for. */
final class Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);
    private static final Pattern VALID = Pattern.compile("[0-9a-f]{64}");
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Path directory;

    /**
     * Keeps secrets in a directory, which is made, for its owner only, if it is not there.
     *
     * @param directory the directory
     * @throws IOException if it cannot be made
     */
    Secrets(final Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    static Secrets ofKaraf() throws IOException {
        return new Secrets(Path.of(System.getProperty("karaf.etc"), "weft"));
    }

    Path directory() {
        return directory;
    }

    /**
     * Returns a secret. One that is damaged is replaced.
     *
     * @param name its name, and that of its file
     * @return 64 lower-case hexadecimal digits
     * @throws IOException if it can be neither read nor made
     */
    String get(final String name) throws IOException {
        final var file = directory.resolve(name);
        try {
            final String kept = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (VALID.matcher(kept).matches()) {
                return kept;
            }
            LOG.warn("{} is damaged and is replaced", file);
        } catch (NoSuchFileException e) {
            LOG.info("{} is made", file);
        }
        final byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        final String made = HexFormat.of().formatHex(bytes);
        write(file, made);
        return made;
    }

    /** All or nothing, also when the power fails. */
    private void write(final Path file, final String text) throws IOException {
        final var temporary = Files.createTempFile(directory, file.getFileName().toString(), ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            final var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
