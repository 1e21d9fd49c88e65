/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.command.CommandException;
import dev.weft.helper.command.NodeCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charon, a process of its own that outlives the helper, so that protected ways do.
 */
final class CharonProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CharonProcess.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOOKS = 200;
    private static final long END_SECONDS = 3;
    private static final Path PROC = Path.of("/proc");
    private static final Pattern TUN = Pattern.compile("(?m)^iff:\\s*([A-Za-z0-9_.-]{1,15})$");
    private static final String CONFIG = "strongswan.conf";
    private static final String KERNEL_PROBE = """
        xfrm state add src 240.0.0.0 dst 240.0.0.2 proto esp spi 0x100 mode tunnel aead rfc4106(gcm(aes)) \
        0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f2021222324 128
        xfrm state add src 240.0.0.0 dst 240.0.0.2 proto esp spi 0x101 mode tunnel auth-trunc hmac(sha256) \
        0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20 128 enc ecb(cipher_null) ""
        link add weft-esp type xfrm dev lo if_id 1
        """;

    private final NodeCommands commands;
    private final Path dir;
    private final Executor waiting;
    private final Executor thread;

    /**
     * A process that may be there or not.
     *
     * @param dir its directory, made if need be
     * @param waiting where something may block
     */
    CharonProcess(final NodeCommands commands, final Path dir, final Executor waiting, final Executor thread) {
        this.commands = commands;
        this.dir = dir;
        this.waiting = waiting;
        this.thread = thread;
    }

    /**
     * A charon that runs.
     *
     * @param pid its process id
     * @param keeper the process id of the one in the gateway's network namespace
     * @param kernel whether the kernel encrypts
     */
    record Running(long pid, long keeper, boolean kernel) {
    }

    /** Starts it unless it runs as it should. */
    CompletableFuture<Running> ensure(final Esp esp) {
        return isKernel(esp).thenComposeAsync(kernel -> {
            final Optional<Running> running = running(kernel);
            if (running.isPresent() && CharonConfig.text(dir, kernel).equals(read(dir.resolve(CONFIG)))) {
                return CompletableFuture.completedFuture(running.orElseThrow());
            }
            stop();
            return start(kernel);
        }, waiting).thenApplyAsync(running -> running, thread);
    }

    /** Ends it, and takes its files away. */
    CompletableFuture<Void> remove() {
        return CompletableFuture.runAsync(() -> {
            stop();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(dir)) {
                for (Path file : files) {
                    Files.delete(file);
                }
                Files.delete(dir);
            } catch (NoSuchFileException e) {
                LOG.debug("{} is gone already", dir);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, waiting).thenApplyAsync(done -> done, thread);
    }

    /** Whether there may be something to remove. */
    boolean isThere() {
        return Files.exists(dir);
    }

    /** Its device for tunnels, if it has one of its own. */
    static Optional<String> device(final long pid) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve(pid + "/fdinfo"))) {
            for (Path file : files) {
                final Matcher matcher = TUN.matcher(read(file));
                if (matcher.find()) {
                    return Optional.of(matcher.group(1));
                }
            }
        } catch (IOException e) {
            LOG.debug("charon {} cannot be looked at", pid, e);
        }
        return Optional.empty();
    }

    private CompletableFuture<Boolean> isKernel(final Esp esp) {
        return switch (esp) {
            case USER -> CompletableFuture.completedFuture(false);
            case KERNEL -> CompletableFuture.completedFuture(true);
            // In a network namespace that ends with the program
            case AUTO -> commands.program(KERNEL_PROBE, "unshare", "--net", "ip", "-batch", "-")
                .handle((done, failure) -> failure == null);
        };
    }

    private CompletableFuture<Running> start(final boolean kernel) {
        try {
            Files.createDirectories(dir, PosixFilePermissions.asFileAttribute(PosixFilePermissions
                .fromString("rwx------")));
            Files.writeString(dir.resolve(CONFIG), CharonConfig.text(dir, kernel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("starting charon, encrypting by {}", kernel ? "the kernel" : "itself");
        return commands.program("", "setsid", "--fork", "sh", "-c", CharonConfig.script(), "weft-charon",
            dir.toString()).thenCompose(done -> await(kernel, LOOKS));
    }

    private CompletableFuture<Running> await(final boolean kernel, final int looks) {
        final Optional<Running> running = running(kernel);
        if (running.isPresent() && (kernel || device(running.orElseThrow().pid).isPresent())) {
            return CompletableFuture.completedFuture(running.orElseThrow());
        }
        if (looks == 0) {
            return CompletableFuture.failedFuture(new CommandException(CharonConfig.PROGRAM + " does not start: "
                + lastWords() + "; it needs the packages charon-systemd, libcharon-extra-plugins and "
                + "libstrongswan-standard-plugins" + (kernel ? "" : " and /dev/net/tun")));
        }
        return CompletableFuture.supplyAsync(() -> looks - 1, CompletableFuture.delayedExecutor(LOOK.toMillis(),
            TimeUnit.MILLISECONDS, waiting)).thenCompose(left -> await(kernel, left));
    }

    private String lastWords() {
        final String text = (read(dir.resolve("charon.out")) + read(dir.resolve(CharonConfig.LOG))).strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private Optional<Running> running(final boolean kernel) {
        final Optional<Long> pid = alive(CharonConfig.PID, CharonConfig.PROGRAM);
        final Optional<Long> keeper = alive(CharonConfig.KEEPER, "sleep");
        return pid.isPresent() && keeper.isPresent() && Files.exists(dir.resolve(CharonConfig.SOCKET))
            ? Optional.of(new Running(pid.orElseThrow(), keeper.orElseThrow(), kernel)) : Optional.empty();
    }

    /** A process whose id is in a file, if it lives and is no other one by chance. */
    private Optional<Long> alive(final String file, final String program) {
        final String text = read(dir.resolve(file)).strip();
        if (!text.matches("[1-9][0-9]{0,9}")) {
            return Optional.empty();
        }
        final long pid = Long.parseLong(text);
        return program.equals(read(PROC.resolve(pid + "/comm")).strip()) ? Optional.of(pid) : Optional.empty();
    }

    private void stop() {
        alive(CharonConfig.PID, CharonConfig.PROGRAM).flatMap(ProcessHandle::of).ifPresent(process -> {
            LOG.info("ending charon");
            process.destroy();
            process.onExit().completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS).join();
            process.destroyForcibly();
        });
        alive(CharonConfig.KEEPER, "sleep").flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static String read(final Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
