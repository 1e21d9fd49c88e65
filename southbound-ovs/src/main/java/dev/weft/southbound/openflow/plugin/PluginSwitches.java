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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<String, SwitchListener> listeners = new HashMap<>();
    private final Map<String, PluginChannel> channels = new HashMap<>();
    private final Set<String> owned = new HashSet<>();

    private boolean codecInstalled;

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
        RawConverters.register(extensions.getExtensionConverterRegistrator());
        registrations = List.of(
            notifications.registerListener(ExperimenterMessageFromDev.class, this::received),
            notifications.registerListener(NodeUpdated.class, this::ready));
        mastership = masterships.register(this);
    }

    @Override
    public synchronized Watch watch(final String datapathId, final SwitchListener listener) {
        listeners.put(datapathId, listener);
        final var channel = channels.get(datapathId);
        if (channel != null) {
            listener.connected(channel);
        }
        return () -> unwatch(datapathId, listener);
    }

    private synchronized void unwatch(final String datapathId, final SwitchListener listener) {
        listeners.remove(datapathId, listener);
    }

    /** The plugin calls this while it still talks with the switch: what we asked now would not reach us. */
    @Override
    public synchronized void onBecomeOwner(final DeviceInfo device) {
        if (!codecInstalled) {
            RawCodec.install(provider);
            codecInstalled = true;
        }
        owned.add(datapathId(device));
    }

    /** The plugin has finished with the switch: from now on it passes messages on. */
    private synchronized void ready(final NodeUpdated node) {
        final String id = datapathId(node.getNodeRef());
        if (!owned.contains(id) || channels.containsKey(id)) {
            return;
        }
        LOG.info("switch {} connected", id);
        final var channel = new PluginChannel(rpcs.getRpcService(SalExperimenterMessageService.class),
            node.getNodeRef());
        channels.put(id, channel);
        final var listener = listeners.get(id);
        if (listener != null) {
            listener.connected(channel);
        }
    }

    @Override
    public synchronized void onLoseOwnership(final DeviceInfo device) {
        final String id = datapathId(device);
        owned.remove(id);
        if (channels.remove(id) != null) {
            LOG.info("switch {} disconnected", id);
            final var listener = listeners.get(id);
            if (listener != null) {
                listener.disconnected();
            }
        }
    }

    private void received(final ExperimenterMessageFromDev message) {
        if (message.getExperimenterMessageOfChoice() instanceof RawEventCase raw) {
            final var listener = listenerOf(datapathId(message.getNode()));
            if (listener != null) {
                listener.received(raw.nonnullRawMessages().requireBytes());
            }
        }
    }

    @Override
    public void close() throws Exception {
        registrations.forEach(Registration::close);
        mastership.close();
    }

    private synchronized SwitchListener listenerOf(final String datapathId) {
        return listeners.get(datapathId);
    }

    private static String datapathId(final NodeRef node) {
        final String id = node.getValue().firstKeyOf(Node.class).getId().getValue();
        return String.format("%016x", Long.parseUnsignedLong(id.substring(id.indexOf(':') + 1)));
    }

    private static String datapathId(final DeviceInfo device) {
        return String.format("%016x", device.getDatapathId().longValue());
    }
}
