/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.southbound.openflow.SwitchChannel;
import dev.weft.southbound.openflow.message.OpenFlow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A channel whose answers the test gives, for what no real switch does on demand. */
final class FakeSwitch implements SwitchChannel {
    /** Kinds of messages of a bundle. */
    enum Kind { OPEN, ADD, CLOSE, COMMIT, DISCARD, OTHER }

    /** Something that was sent and can be answered. */
    record Sent(Kind kind, byte[] messages, CompletableFuture<Void> answer) { }

    private final List<Sent> sent = new ArrayList<>();
    private boolean silent;

    @Override
    public CompletableFuture<Void> send(final byte[] messages) {
        final var one = new Sent(kind(messages), messages, new CompletableFuture<>());
        sent.add(one);
        if (!silent || one.kind == Kind.OTHER) {
            one.answer.complete(null);
        }
        return one.answer;
    }

    /** From now on nothing that belongs to bundles is answered by itself. */
    void beSilent(final boolean newSilent) {
        silent = newSilent;
    }

    /** The last message of a kind. */
    Sent last(final Kind kind) {
        return sent.stream().filter(one -> one.kind == kind).reduce((before, one) -> one)
            .orElseThrow(() -> new AssertionError("nothing of kind " + kind + " was sent"));
    }

    /** How many messages of a kind were sent. */
    long count(final Kind kind) {
        return sent.stream().filter(one -> one.kind == kind).count();
    }

    /** How many flow modifications were in the adds that were sent. */
    int flowMods() {
        int count = 0;
        for (var one : sent) {
            if (one.kind == Kind.ADD) {
                for (int at = 0; at < one.messages.length; count++) {
                    at += ByteBuffer.wrap(one.messages).getShort(at + 2) & 0xffff;
                }
            }
        }
        return count;
    }

    /** Answers what the last bundle waits for, up to the commit. */
    void finishBundle() {
        last(Kind.OPEN).answer.complete(null);
        last(Kind.ADD).answer.complete(null);
        last(Kind.CLOSE).answer.complete(null);
        last(Kind.COMMIT).answer.complete(null);
    }

    private static Kind kind(final byte[] messages) {
        final var in = ByteBuffer.wrap(messages);
        if (OpenFlow.type(messages) != OpenFlow.EXPERIMENTER || in.getInt(8) != OpenFlow.ONF) {
            return Kind.OTHER;
        }
        return switch (in.getInt(12)) {
            case 2301 -> Kind.ADD;
            case 2300 -> switch (in.getShort(20)) {
                case 0 -> Kind.OPEN;
                case 2 -> Kind.CLOSE;
                case 4 -> Kind.COMMIT;
                default -> Kind.DISCARD;
            };
            default -> Kind.OTHER;
        };
    }
}
