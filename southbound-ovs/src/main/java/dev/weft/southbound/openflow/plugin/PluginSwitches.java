/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.plugin;

import dev.weft.southbound.openflow.SwitchListener;
import dev.weft.southbound.openflow.Switches;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.mdsal.binding.api.NotificationService;
import org.opendaylight.mdsal.binding.api.RpcConsumerRegistry;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.openflowplugin.api.openflow.device.DeviceInfo;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeRegistration;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeService;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.openflowplugin.extension.api.OpenFlowPluginExtensionRegistratorProvider;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.ExperimenterMessageFromDev;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SalExperimenterMessageService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.NodeRef;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.NodeUpdated;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.experimenter.message.from.dev.experimenter.message.of.choice.RawEventCase;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The switches of OpenFlowPlugin that this controller is master of. */
public final class PluginSwitches implements Switches, MastershipChangeService {
    private static final Logger LOG = LoggerFactory.getLogger(PluginSwitches.class);

    private final RpcConsumerRegistry rpcs;
    private final SwitchConnectionProvider provider;
    private final MastershipChangeRegistration mastership;
    private final List<Registration> registrations;
    private final Map<String, Deque<SwitchListener>> listeners = new HashMap<>();
    private final Map<String, PluginChannel> channels = new HashMap<>();
    private final Map<String, NodeRef> owned = new HashMap<>();

    private Optional<Runnable> restoreCodec = Optional.empty();

    /**
     * Creates and registers it.
     *
     * @param provider the library that listens on port 6653
     * @param extensions where message converters are registered
     * @param masterships tells which switches are ours
     * @param rpcs gives the message service
     * @param notifications gives the messages from switches
     */
    public PluginSwitches(final SwitchConnectionProvider provider,
            final OpenFlowPluginExtensionRegistratorProvider extensions,
            final MastershipChangeServiceManager masterships, final RpcConsumerRegistry rpcs,
            final NotificationService notifications) {
        this.rpcs = rpcs;
        this.provider = provider;
        registrations = new ArrayList<>(RawConverters.register(extensions.getExtensionConverterRegistrator()));
        registrations.addAll(List.of(
            notifications.registerListener(ExperimenterMessageFromDev.class, this::received),
            notifications.registerListener(NodeUpdated.class, this::ready)));
        mastership = masterships.register(this);
        // the switches that were there before us are told of just now, and the plugin has finished with them long ago
        List.copyOf(owned.values()).forEach(this::ready);
    }

    @Override
    public synchronized Watch watch(final String datapathId, final SwitchListener listener) {
        final var watching = listeners.computeIfAbsent(datapathId, any -> new ArrayDeque<>());
        watching.add(listener);
        if (watching.peek() == listener) {
            connect(datapathId);
        } else {
            listener.contested();
        }
        return () -> unwatch(datapathId, listener);
    }

    private synchronized void unwatch(final String datapathId, final SwitchListener listener) {
        final var watching = listeners.getOrDefault(datapathId, new ArrayDeque<>());
        final boolean wasFirst = watching.peek() == listener;
        watching.remove(listener);
        if (watching.isEmpty()) {
            listeners.remove(datapathId);
        } else if (wasFirst) {
            connect(datapathId);
        }
    }

    /** Tells the first one that watches a switch of its channel, if there is one. */
    private void connect(final String datapathId) {
        final var channel = channels.get(datapathId);
        if (channel != null) {
            listenerOf(datapathId).ifPresent(listener -> listener.connected(channel));
        }
    }

    /** The plugin calls this while it still talks with the switch: what we asked now would not reach us. */
    @Override
    public synchronized void onBecomeOwner(final DeviceInfo device) {
        if (restoreCodec.isEmpty()) {
            restoreCodec = Optional.of(RawCodec.install(provider));
        }
        owned.put(datapathId(device), new NodeRef(device.getNodeInstanceIdentifier()));
    }

    /** The plugin has finished with the switch: from now on it passes messages on. */
    private void ready(final NodeUpdated node) {
        ready(node.getNodeRef());
    }

    private synchronized void ready(final NodeRef node) {
        final String id = datapathId(node);
        if (owned.containsKey(id) && !channels.containsKey(id)) {
            LOG.info("switch {} connected", id);
            channels.put(id, new PluginChannel(rpcs.getRpcService(SalExperimenterMessageService.class), node));
            connect(id);
        }
    }

    @Override
    public synchronized void onLoseOwnership(final DeviceInfo device) {
        final String id = datapathId(device);
        owned.remove(id);
        if (channels.remove(id) != null) {
            LOG.info("switch {} disconnected", id);
            listenerOf(id).ifPresent(SwitchListener::disconnected);
        }
    }

    private void received(final ExperimenterMessageFromDev message) {
        if (message.getExperimenterMessageOfChoice() instanceof RawEventCase raw) {
            listenerOf(datapathId(message.getNode()))
                .ifPresent(listener -> listener.received(raw.nonnullRawMessages().requireBytes()));
        }
    }

    @Override
    public void close() throws Exception {
        registrations.forEach(Registration::close);
        mastership.close();
        restoreCodec.ifPresent(Runnable::run);
    }

    private synchronized Optional<SwitchListener> listenerOf(final String datapathId) {
        return Optional.ofNullable(listeners.get(datapathId)).map(Deque::peek);
    }

    private static String datapathId(final NodeRef node) {
        final String id = node.getValue().firstKeyOf(Node.class).getId().getValue();
        return String.format("%016x", Long.parseUnsignedLong(id.substring(id.indexOf(':') + 1)));
    }

    private static String datapathId(final DeviceInfo device) {
        return String.format("%016x", device.getDatapathId().longValue());
    }
}
