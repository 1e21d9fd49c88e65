/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came by ESP and was refused. A charon that encrypts by itself tells it in its log only, which is emptied after
 * each look; the kernel has counters. May be read by any thread, looked at by one.
 */
final class EspCounters {
    private static final Logger LOG = LoggerFactory.getLogger(EspCounters.class);
    private static final Map<String, String> WORDS = Map.of(
        "ESP decryption or ICV verification failed", "security-altered",
        "ESP sequence number verification failed", "security-replayed",
        "inbound ESP packet does not belong to an installed SA", "security-unknown",
        "discarding inbound IP packet", "security-refused");
    private static final Map<String, String> KERNEL_WORDS = Map.of(
        "XfrmInStateProtoError", "security-altered",
        "XfrmInStateSeqError", "security-replayed",
        "XfrmInNoStates", "security-unknown",
        "XfrmInTmplMismatch", "security-refused");
    private static final Path KERNEL = Path.of("/proc/net/xfrm_stat");

    private final Path log;
    private Map<String, Long> counts = Map.of();

    EspCounters(final Path log) {
        this.log = log;
    }

    /** Looks at what there is; may block. */
    synchronized void look(final boolean kernel) {
        final Map<String, Long> next = new TreeMap<>(kernel ? Map.of() : counts);
        try {
            if (kernel) {
                Files.readString(KERNEL).lines().map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length == 2 && KERNEL_WORDS.containsKey(words[0])
                        && words[1].matches("[1-9][0-9]{0,17}"))
                    .forEach(words -> next.put(KERNEL_WORDS.get(words[0]), Long.valueOf(words[1])));
            } else {
                read().lines().forEach(line -> WORDS.forEach((word, name) -> {
                    if (line.contains(word)) {
                        next.merge(name, 1L, Long::sum);
                    }
                }));
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} is not there", e.getMessage());
        } catch (IOException e) {
            LOG.warn("refused packets cannot be counted: {}", e.getMessage());
        }
        counts = Map.copyOf(next);
    }

    /** By name, those that are not zero. */
    synchronized Map<String, Long> counts() {
        return counts;
    }

    private String read() throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final byte[] bytes = Files.readAllBytes(log);
            channel.truncate(0);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
