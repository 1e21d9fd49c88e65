/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.flow.FlowComparison;
import dev.weft.cli.link.ChainIntents;
import dev.weft.cli.link.LinkIntents;
import dev.weft.cli.service.Steering;
import dev.weft.cli.store.AlarmActions;
import dev.weft.cli.store.NetworkAddresses;
import dev.weft.cli.template.TemplateActions;
import dev.weft.cli.trace.PacketTraces;
import dev.weft.cli.view.Names;
import dev.weft.cli.view.StateViews;

/**
 * What answers the commands. One interface, as Karaf hands commands what is published as a service, and the container
 * wraps what it publishes, which works for interfaces only.
 */
public interface ConsoleServices {
    /**
     * Returns who joins intent and state.
     *
     * @return the views
     */
    StateViews views();

    /**
     * Returns who knows names for completion.
     *
     * @return the names
     */
    Names names();

    /**
     * Returns who makes and deletes links.
     *
     * @return the links
     */
    LinkIntents links();

    /**
     * Returns who makes and deletes chains.
     *
     * @return the chains
     */
    ChainIntents chains();

    /**
     * Returns who compares flows.
     *
     * @return the comparison
     */
    FlowComparison flows();

    /**
     * Returns who reads bridge tables.
     *
     * @return the addresses
     */
    NetworkAddresses addresses();

    /**
     * Returns who acts on alarms.
     *
     * @return the actions
     */
    AlarmActions alarms();

    /**
     * Returns who acts on templates and copies.
     *
     * @return the actions
     */
    TemplateActions templates();

    /**
     * Returns who acts on services, policies and port profiles.
     *
     * @return the actions
     */
    Steering steering();

    /**
     * Returns who asks what packets would pass.
     *
     * @return the traces
     */
    PacketTraces traces();
}
