/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import dev.weft.impl.model.InvalidIntent;
import dev.weft.impl.validate.rule.Problem;
import dev.weft.impl.validate.state.Change;
import dev.weft.impl.validate.state.Changes;
import dev.weft.impl.validate.state.IntentView;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.opendaylight.mdsal.binding.dom.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.PathArgument;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;

/**
 * Makes values of stored entries: of those that a candidate changes, or of all there are. What an entry was before is
 * never decoded, as the index has it.
 */
final class IntentDecoder {
    /** An entry that is not as before. */
    private record Edit(PathArgument name, Optional<NormalizedNode> after) { }

    private final BindingNormalizedNodeSerializer codec;

    IntentDecoder(final BindingNormalizedNodeSerializer codec) {
        this.codec = codec;
    }

    /** Reads what a candidate for the whole intent changes. Entries that cannot be read are only reported. */
    Changes changes(final DataTreeCandidateNode root, final IntentView known, final Consumer<Problem> problems) {
        final var chains = read(IntentList.CHAINS, edits(root, IntentList.CHAINS), known, problems);
        return new Changes(
            read(IntentList.NODES, edits(root, IntentList.NODES), known, problems),
            read(IntentList.APPLIANCES, edits(root, IntentList.APPLIANCES), known, problems),
            new ChainLinks(chains, known, problems).with(
                read(IntentList.LINKS, edits(root, IntentList.LINKS), known, problems)), chains,
            read(IntentList.NETWORKS, edits(root, IntentList.NETWORKS), known, problems),
            read(IntentList.SERVICES, edits(root, IntentList.SERVICES), known, problems),
            read(IntentList.POLICIES, edits(root, IntentList.POLICIES), known, problems),
            read(IntentList.PROFILES, edits(root, IntentList.PROFILES), known, problems),
            read(IntentList.GATEWAYS, edits(root, IntentList.GATEWAYS), known, problems));
    }

    /** Reads everything that is stored, as additions to nothing. Entries that cannot be read are only reported. */
    Changes everything(final ContainerNode root, final IntentView nothing, final Consumer<Problem> problems) {
        final var chains = read(IntentList.CHAINS, entries(root, IntentList.CHAINS), nothing, problems);
        return new Changes(
            read(IntentList.NODES, entries(root, IntentList.NODES), nothing, problems),
            read(IntentList.APPLIANCES, entries(root, IntentList.APPLIANCES), nothing, problems),
            new ChainLinks(chains, nothing, problems).with(
                read(IntentList.LINKS, entries(root, IntentList.LINKS), nothing, problems)), chains,
            read(IntentList.NETWORKS, entries(root, IntentList.NETWORKS), nothing, problems),
            read(IntentList.SERVICES, entries(root, IntentList.SERVICES), nothing, problems),
            read(IntentList.POLICIES, entries(root, IntentList.POLICIES), nothing, problems),
            read(IntentList.PROFILES, entries(root, IntentList.PROFILES), nothing, problems),
            read(IntentList.GATEWAYS, entries(root, IntentList.GATEWAYS), nothing, problems));
    }

    /**
     * The tree shows the differences of a list whether it was merged into, replaced or deleted, alone or with
     * everything above it. A replaced entry may still be equal to what was there.
     */
    private static Stream<Edit> edits(final DataTreeCandidateNode root, final IntentList<?, ?> list) {
        return changed(root).filter(child -> child.name().equals(list.list())).flatMap(child -> changed(child)
            .filter(entry -> !Objects.equals(entry.dataBefore(), entry.dataAfter()))
            .map(entry -> new Edit(entry.name(), Optional.ofNullable(entry.dataAfter()))));
    }

    /** Of an unmodified node the tree cannot always tell the children, so it is not asked. */
    private static Stream<DataTreeCandidateNode> changed(final DataTreeCandidateNode parent) {
        return parent.modificationType() == ModificationType.UNMODIFIED ? Stream.of()
            : parent.childNodes().stream().filter(child -> child.modificationType() != ModificationType.UNMODIFIED);
    }

    private static Stream<Edit> entries(final ContainerNode root, final IntentList<?, ?> list) {
        return root.childByArg(list.list()) instanceof MapNode map
            ? map.body().stream().map(entry -> new Edit(entry.name(), Optional.of(entry))) : Stream.of();
    }

    private <K, T> SortedMap<K, Change<T>> read(final IntentList<K, T> list, final Stream<Edit> edits,
            final IntentView known, final Consumer<Problem> problems) {
        final SortedMap<K, Change<T>> changes = new TreeMap<>();
        edits.forEach(edit -> {
            try {
                final K key = key(list, edit.name());
                final var after = edit.after().isEmpty() ? Optional.<T>empty()
                    : Optional.of(value(list, edit.name(), edit.after().orElseThrow()));
                changes.put(key, new Change<>(list.known().apply(known, key), after));
            } catch (InvalidIntent e) {
                problems.accept(Problem.of(e));
            }
        });
        return changes;
    }

    private static String name(final PathArgument entry) {
        return entry instanceof NodeIdentifierWithPredicates key
            ? key.values().stream().map(String::valueOf).findFirst().orElse("") : entry.toString();
    }

    private static <K> K key(final IntentList<K, ?> list, final PathArgument entry) throws InvalidIntent {
        final var name = name(entry);
        try {
            return list.key().apply(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidIntent(list.place().apply(name), e);
        }
    }

    private <T> T value(final IntentList<?, T> list, final PathArgument name, final NormalizedNode entry)
            throws InvalidIntent {
        try {
            return list.reader().read(codec.fromNormalizedNode(list.path().node(name), entry).getValue());
        } catch (IllegalArgumentException e) {
            throw new InvalidIntent(list.place().apply(name(name)), e);
        }
    }
}
