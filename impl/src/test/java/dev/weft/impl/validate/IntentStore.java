/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import static org.junit.Assert.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import com.google.common.collect.ImmutableClassToInstanceMap;
import dev.weft.api.id.PolicyId;
import dev.weft.impl.validate.rule.HostOwners;
import dev.weft.impl.validate.rule.NetworkOwners;
import dev.weft.impl.validate.rule.SegmentOwners;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.opendaylight.mdsal.binding.dom.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.mdsal.binding.dom.codec.impl.di.DefaultBindingDOMCodecFactory;
import org.opendaylight.mdsal.binding.runtime.api.BindingRuntimeContext;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohortRegistration;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohortRegistry;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;

/** A configuration datastore in memory, with the real tree, the real codec and the cohort in front of it. */
final class IntentStore {
    static final InstanceIdentifier<Weft> ROOT = InstanceIdentifier.create(Weft.class);

    private static final BindingRuntimeContext MODELS = BindingRuntimeHelpers.createRuntimeContext(Weft.class);
    private static final BindingNormalizedNodeSerializer CODEC =
        new DefaultBindingDOMCodecFactory().createBindingDOMCodec(MODELS);

    final AtomicInteger decoded = new AtomicInteger();
    final IntentCohort cohort;
    final DOMDataTreeCommitCohortRegistration<IntentCohort> registration = mock();
    final DataTree tree = new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION,
        MODELS.getEffectiveModelContext());
    /** What the codec throws instead of decoding. */
    Optional<RuntimeException> codecFault = Optional.empty();

    IntentStore() {
        this(segment -> Optional.empty(), host -> Optional.empty(), key -> Optional.empty());
    }

    IntentStore(final SegmentOwners segments, final HostOwners hosts, final NetworkOwners networks) {
        final DOMDataTreeCommitCohortRegistry registry = mock();
        doReturn(registration).when(registry).registerCommitCohort(any(), any());
        final DOMDataBroker broker = mock();
        doReturn(ImmutableClassToInstanceMap.of(DOMDataTreeCommitCohortRegistry.class, registry))
            .when(broker).getExtensions();
        cohort = new IntentCohort(broker, codec(), segments, hosts, networks,
            policy -> Optional.of(new PolicyId("given")).filter(given -> policy == 700));
    }

    /** The real codec, which counts what it decodes; a mock would cost far more than the codec itself. */
    BindingNormalizedNodeSerializer codec() {
        return (BindingNormalizedNodeSerializer) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] { BindingNormalizedNodeSerializer.class }, (proxy, method, args) -> {
                assertEquals("fromNormalizedNode", method.getName());
                decoded.incrementAndGet();
                codecFault.ifPresent(fault -> {
                    throw fault;
                });
                return CODEC.fromNormalizedNode((YangInstanceIdentifier) args[0], (NormalizedNode) args[1]);
            });
    }

    Write write() {
        return new Write(tree.takeSnapshot().newModification());
    }

    NormalizedNode stored() {
        return tree.takeSnapshot().readNode(IntentList.ROOT).orElse(null);
    }

    /** A transaction. */
    final class Write {
        private final DataTreeModification modification;

        private Write(final DataTreeModification modification) {
            this.modification = modification;
        }

        <T extends DataObject> Write put(final InstanceIdentifier<T> path, final T data) {
            final var node = (BindingNormalizedNodeSerializer.NodeResult) CODEC.toNormalizedNode(path, data);
            modification.write(node.path(), node.node());
            return this;
        }

        <T extends DataObject> Write merge(final InstanceIdentifier<T> path, final T data) {
            final var node = (BindingNormalizedNodeSerializer.NodeResult) CODEC.toNormalizedNode(path, data);
            modification.merge(node.path(), node.node());
            return this;
        }

        Write delete(final InstanceIdentifier<?> path) {
            modification.delete(CODEC.toYangInstanceIdentifier(path));
            return this;
        }

        /** Deletes a whole list of the intent. */
        Write deleteList(final IntentList<?, ?> list) {
            modification.delete(list.path());
            return this;
        }

        boolean has(final InstanceIdentifier<?> path) {
            return modification.readNode(CODEC.toYangInstanceIdentifier(path)).isPresent();
        }

        DataTreeCandidate prepare() {
            try {
                modification.ready();
                tree.validate(modification);
                return tree.prepare(modification);
            } catch (org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Shows the transaction to the cohort, but does not store it. */
        Optional<NetconfDocumentedException> check() {
            return verdict(prepare());
        }

        /** Shows the transaction to the cohort, and stores it unless it is refused. */
        Optional<NetconfDocumentedException> commit() {
            final var candidate = prepare();
            final var refusal = verdict(candidate);
            if (refusal.isEmpty()) {
                tree.commit(candidate);
            }
            return refusal;
        }

        /** Stores the transaction behind the cohort's back. */
        void commitUnchecked() {
            tree.commit(prepare());
        }
    }

    /** Shows a transaction to the cohort. */
    Optional<NetconfDocumentedException> verdict(final DataTreeCandidate candidate) {
        return changedIntent(candidate).flatMap(root -> refusal(cohort.canCommit("tx",
            MODELS.getEffectiveModelContext(), List.of(candidateAt(IntentList.ROOT, root)))));
    }

    /** Finds what the cohort is to see, in the way in which the distributed datastore does. */
    static Optional<DataTreeCandidateNode> changedIntent(final DataTreeCandidate candidate) {
        final var root = candidate.getRootNode();
        return root.modificationType() == ModificationType.UNMODIFIED ? Optional.empty()
            : root.childNodes().stream().filter(child -> child.modificationType() != ModificationType.UNMODIFIED)
                .filter(child -> child.name().equals(IntentList.ROOT.getLastPathArgument())).findFirst();
    }

    static Optional<NetconfDocumentedException> refusal(final Future<?> future) {
        try {
            future.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            final var refusal = (DataValidationFailedException) e.getCause();
            return Optional.of((NetconfDocumentedException) refusal.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static DOMDataTreeCandidate candidateAt(final YangInstanceIdentifier path, final DataTreeCandidateNode root) {
        final DOMDataTreeCandidate candidate = mock();
        doReturn(new DOMDataTreeIdentifier(LogicalDatastoreType.CONFIGURATION, path)).when(candidate).getRootPath();
        doReturn(root).when(candidate).getRootNode();
        return candidate;
    }
}
