/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import com.google.common.collect.ImmutableClassToInstanceMap;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.impl.validate.IntentCohort;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.Before;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractBaseDataBrokerTest;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractDataBrokerTestCustomizer;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohortRegistration;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohortRegistry;
import org.opendaylight.mdsal.dom.spi.store.DOMStore;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Templates;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.TemplatesBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.UndeployInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Copy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.CopyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Saved;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.SavedBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.SavedKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Template;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.Rpc;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/** The actions on a real broker, behind which the real checks of intent and of templates stand. */
public abstract class TemplateTestBase extends AbstractBaseDataBrokerTest {
    static final InstanceIdentifier<Weft> WEFT = InstanceIdentifier.create(Weft.class);
    static final InstanceIdentifier<Templates> TEMPLATES = InstanceIdentifier.create(Templates.class);
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    final CheckedStore config = new CheckedStore();
    TemplateRpcs rpcs;

    @Override
    protected AbstractDataBrokerTestCustomizer createDataBrokerTestCustomizer() {
        return new AbstractDataBrokerTestCustomizer() {
            @Override
            public DOMStore createConfigurationDatastore() {
                getSchemaService().registerSchemaContextListener(config::model);
                return config;
            }

            @Override
            public ListeningExecutorService getCommitCoordinatorExecutor() {
                return MoreExecutors.newDirectExecutorService();
            }
        };
    }

    @Before
    public void makeThings() throws Exception {
        final DOMDataTreeCommitCohortRegistry registry = mock();
        doReturn(mock(DOMDataTreeCommitCohortRegistration.class)).when(registry).registerCommitCohort(any(), any());
        final DOMDataBroker broker = mock();
        doReturn(ImmutableClassToInstanceMap.of(DOMDataTreeCommitCohortRegistry.class, registry))
            .when(broker).getExtensions();
        final var codec = getDataBrokerTestCustomizer().getAdapterContext().currentSerializer();
        config.ask(YangInstanceIdentifier.of(Weft.QNAME), new IntentCohort(broker, codec, segment -> Optional.empty(),
            host -> Optional.empty(), network -> Optional.empty(), policy -> Optional.empty()));
        config.ask(TemplateCohort.ROOT, new TemplateCohort(broker, codec));
        final RpcProviderService provider = mock();
        doReturn(mock(Registration.class)).when(provider).registerRpcImplementations(any(Rpc[].class));
        rpcs = new TemplateRpcs(provider, getDataBroker(), MoreExecutors.directExecutor(),
            Clock.fixed(NOON, ZoneOffset.UTC));
        put(Farm.node("host1", "10.0.0.1"), Farm.node("host2", "10.0.0.2"), Farm.node("host3", "10.0.0.3"));
    }

    /** Writes objects in one transaction. */
    void put(final Object... objects) throws ExecutionException, InterruptedException {
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        for (var object : objects) {
            if (object instanceof Node node) {
                transaction.put(LogicalDatastoreType.CONFIGURATION, WEFT.child(Node.class, node.key()), node);
            } else if (object instanceof Appliance appliance) {
                transaction.put(LogicalDatastoreType.CONFIGURATION, WEFT.child(Appliance.class, appliance.key()),
                    appliance);
            } else if (object instanceof Link link) {
                transaction.put(LogicalDatastoreType.CONFIGURATION, WEFT.child(Link.class, link.key()), link);
            } else if (object instanceof Network network) {
                transaction.put(LogicalDatastoreType.CONFIGURATION, WEFT.child(Network.class, network.key()), network);
            } else {
                final var template = (Template) object;
                transaction.put(LogicalDatastoreType.CONFIGURATION, TEMPLATES.child(Template.class, template.key()),
                    template);
            }
        }
        transaction.commit().get();
    }

    void delete(final InstanceIdentifier<?>... paths) throws ExecutionException, InterruptedException {
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        Arrays.stream(paths).forEach(path -> transaction.delete(LogicalDatastoreType.CONFIGURATION, path));
        transaction.commit().get();
    }

    <T extends DataObject> Optional<T> read(final InstanceIdentifier<T> path) {
        try (var transaction = getDataBroker().newReadOnlyTransaction()) {
            return transaction.read(LogicalDatastoreType.CONFIGURATION, path).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    Weft intent() {
        return read(WEFT).orElseGet(() -> new WeftBuilder().build());
    }

    Templates templates() {
        return read(TEMPLATES).orElseGet(() -> new TemplatesBuilder().build());
    }

    Copy copy(final String name) {
        return templates().nonnullCopy().get(new CopyKey(new Name(name)));
    }

    Appliance appliance(final String name) {
        return intent().nonnullAppliance().get(new ApplianceKey(new Name(name)));
    }

    Link link(final String name) {
        return intent().nonnullLink().get(new LinkKey(new Name(name)));
    }

    Network network(final String name) {
        return intent().nonnullNetwork().get(new NetworkKey(new Name(name)));
    }

    /** What a copy consists of, as it is stored. */
    Parts objects(final String name) {
        final var entry = copy(name);
        final var intent = intent();
        return Parts.of(
            entry.getAppliance().stream().map(key -> intent.nonnullAppliance().get(new ApplianceKey(key))).toList(),
            entry.getLink() == null ? List.of()
                : entry.getLink().stream().map(key -> intent.nonnullLink().get(new LinkKey(key))).toList(),
            entry.getNetwork() == null ? List.of()
                : entry.getNetwork().stream().map(key -> intent.nonnullNetwork().get(new NetworkKey(key))).toList());
    }

    /** The same as it is read from the datastore, with defaults filled in. */
    Parts stored(final Object... objects) throws ExecutionException, InterruptedException {
        return stored(Farm.parts(objects));
    }

    Parts stored(final Parts parts) throws ExecutionException, InterruptedException {
        final var path = TEMPLATES.child(Saved.class, new SavedKey(new Name("as-stored")));
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        transaction.put(LogicalDatastoreType.CONFIGURATION, path, new SavedBuilder().setName(new Name("as-stored"))
            .setAppliance(parts.storedAppliances()).setLink(parts.storedLinks()).setNetwork(parts.storedNetworks())
            .build());
        transaction.commit().get();
        final var result = Parts.of(read(path).orElseThrow());
        delete(path);
        return result;
    }

    static DeployInputBuilder deployment(final String template, final String... copies) {
        return new DeployInputBuilder().setTemplate(new Name(template))
            .setCopy(copies.length == 0 ? null : Arrays.stream(copies).map(Name::new).toList());
    }

    static UndeployInputBuilder removal(final String copy) {
        return new UndeployInputBuilder().setCopy(new Name(copy));
    }

    static List<Name> names(final String... names) {
        return Arrays.stream(names).map(Name::new).toList();
    }

    static <T> T granted(final ListenableFuture<RpcResult<T>> answer) throws Exception {
        final var result = answer.get();
        assertTrue(result.getErrors().toString(), result.isSuccessful());
        return result.getResult();
    }

    /** Checks that a request is refused, and that this changes nothing. */
    <T> void refused(final String tag, final String message, final Request<T> request) throws Exception {
        final var intent = intent();
        final var templates = templates();
        final var result = request.send().get();
        assertFalse("should be refused: " + message, result.isSuccessful());
        assertEquals(message, result.getErrors().stream().map(error -> error.getMessage())
            .collect(Collectors.joining("; ")));
        assertEquals(tag, result.getErrors().iterator().next().getTag().elementBody());
        assertEquals(intent, intent());
        assertEquals(templates, templates());
    }

    /** Something that is asked for. */
    @FunctionalInterface
    interface Request<T> {
        ListenableFuture<RpcResult<T>> send();
    }
}
