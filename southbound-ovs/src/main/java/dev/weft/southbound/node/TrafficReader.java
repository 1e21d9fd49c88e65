/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.common.collect.Maps;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.PolicyPath;
import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.pipeline.feature.PathTraffic;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.openflow.message.FlowStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads from one node's switch what policies did there (SI-12): the counters of exactly the flows of their paths. What
 * a path counted before it changed or went is read just before, and kept as long as the policy is here: so a sum does
 * not fall, and what one instance got is not taken for another's. Everything happens on the node's executor.
 */
final class TrafficReader {
    /** Flows of one path: of a chain 16 services with 64 slots each, twice; of a mapping 240 locators have fewer. */
    static final int MAX_FLOWS = 16384;

    private final ReadQueue<PolicyId, Share> queue;
    private final Supplier<Optional<SwitchSession>> session;
    private final ServiceBook book;
    private final BiFunction<PolicyPath, Map<WireFlow.Key, Amount>, Share> meaning;
    private final Predicate<WireFlow.Key> wanted;
    private final Executor executor;
    /** What policies did by paths that are others now. */
    private final Map<PolicyId, CompletableFuture<Share>> kept = new HashMap<>();
    /** What of it flows still show: they keep their counters, also when they become those of another path. */
    private final Map<PolicyId, CompletableFuture<Map<WireFlow.Key, Amount>>> bases = new HashMap<>();

    /**
     * Creates one.
     *
     * @param session gives the switch, if it is ready
     * @param book the policies of the node
     * @param meaning tells what counters of a path's flows mean at that moment
     * @param wanted whether there shall be such a flow
     * @param executor the node's
     */
    TrafficReader(final Supplier<Optional<SwitchSession>> session, final ServiceBook book,
            final BiFunction<PolicyPath, Map<WireFlow.Key, Amount>, Share> meaning,
            final Predicate<WireFlow.Key> wanted, final Executor executor) {
        queue = new ReadQueue<>(session, this::all, executor);
        this.session = session;
        this.book = book;
        this.meaning = meaning;
        this.wanted = wanted;
        this.executor = executor;
    }

    /** Reads what a policy did, all its paths together; nothing if it has none here. */
    CompletableFuture<Share> read(final PolicyId policy) {
        return queue.read(policy);
    }

    /**
     * The book is about to change.
     *
     * @return to be run when it has
     */
    Runnable before(final NodeProgram change) {
        final var others = Stream.concat(change.gone().stream().map(book::path),
            change.wanted().stream().map(object -> book.path(object.key()).filter(old ->
                !(object instanceof PolicyPath now && PathTraffic.isAlike(old, now)))))
            .flatMap(Optional::stream).toList();
        others.forEach(this::keep);
        return () -> others.stream().map(PolicyPath::policy).distinct().forEach(this::forget);
    }

    /** What a flow that is not wanted any more counted is no base: when it comes back it counts from nothing. */
    private void forget(final PolicyId policy) {
        if (book.paths(policy).isEmpty()) {
            bases.remove(policy);
            kept.remove(policy);
        } else {
            bases.computeIfPresent(policy, (any, base) -> base.thenApplyAsync(before ->
                Map.copyOf(Maps.filterKeys(before, wanted::test)), executor));
        }
    }

    private void keep(final PolicyPath old) {
        final var base = base(old.policy());
        final var now = session.get().map(ready -> ask(ready, old))
            .orElseGet(() -> CompletableFuture.completedFuture(Map.of()))
            // what cannot be read is taken for nothing new
            .exceptionally(failure -> Map.of());
        final var share = now.thenCombineAsync(base, (counted, before) ->
            meaning.apply(old, since(before, counted)), executor);
        kept.merge(old.policy(), share, (one, other) -> one.thenCombine(other, TrafficReader::plus));
        bases.put(old.policy(), now.thenCombine(base, (counted, before) -> {
            final var both = new HashMap<>(before);
            both.putAll(counted);
            return both;
        }));
    }

    private CompletableFuture<Share> all(final SwitchSession from, final PolicyId policy) {
        var sum = kept.getOrDefault(policy, CompletableFuture.completedFuture(PathTraffic.sum(List.of())));
        // all at once, so that no change comes between: a path would be missing, or count twice
        for (var path : book.paths(policy)) {
            sum = sum.thenCombine(one(from, path), TrafficReader::plus);
        }
        return sum;
    }

    private CompletableFuture<Share> one(final SwitchSession from, final PolicyPath path) {
        final var base = base(path.policy());
        return ask(from, path).thenCombineAsync(base, (counted, before) ->
            meaning.apply(path, since(before, counted)), executor);
    }

    private static Share plus(final Share one, final Share other) {
        return PathTraffic.sum(List.of(one, other));
    }

    private CompletableFuture<Map<WireFlow.Key, Amount>> base(final PolicyId policy) {
        return bases.getOrDefault(policy, CompletableFuture.completedFuture(Map.of()));
    }

    private static CompletableFuture<Map<WireFlow.Key, Amount>> ask(final SwitchSession from, final PolicyPath path) {
        final var cookie = Cookie.of(path.key());
        return ReadQueue.patient(from.ask(xid -> FlowStatistics.request(xid, cookie), FlowStatistics::reply,
            MAX_FLOWS)).thenApply(TrafficReader::amounts);
    }

    /** Those that counted anything. */
    private static Map<WireFlow.Key, Amount> amounts(final List<FlowStatistics.Entry> flows) {
        final var amounts = new HashMap<WireFlow.Key, Amount>();
        flows.stream().filter(flow -> flow.packets() > 0).forEach(flow ->
            amounts.put(flow.flow().key(), new Amount(flow.packets(), flow.bytes())));
        return amounts;
    }

    /** What was counted since; a flow that counted less than before was made anew. */
    private static Map<WireFlow.Key, Amount> since(final Map<WireFlow.Key, Amount> before,
            final Map<WireFlow.Key, Amount> now) {
        final var since = new HashMap<>(now);
        since.replaceAll((flow, amount) -> {
            final var base = before.getOrDefault(flow, Amount.NONE);
            return amount.packets() < base.packets() ? amount
                : new Amount(amount.packets() - base.packets(), amount.bytes() - base.bytes());
        });
        return since;
    }
}
