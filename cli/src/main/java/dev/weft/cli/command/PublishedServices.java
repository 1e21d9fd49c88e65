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
 * The services as the wiring puts them together.
 *
 * @param views who joins intent and state
 * @param names who knows names for completion
 * @param links who makes and deletes links
 * @param chains who makes and deletes chains
 * @param flows who compares flows
 * @param addresses who reads bridge tables
 * @param alarms who acts on alarms
 * @param templates who acts on templates and copies
 * @param steering who acts on services, policies and port profiles
 * @param traces who asks what packets would pass
 */
public record PublishedServices(StateViews views, Names names, LinkIntents links, ChainIntents chains,
        FlowComparison flows, NetworkAddresses addresses, AlarmActions alarms, TemplateActions templates,
        Steering steering, PacketTraces traces) implements ConsoleServices { }
