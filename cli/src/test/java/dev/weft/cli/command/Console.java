/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.node.FlowInspector;
import dev.weft.cli.SampleIntent;
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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.apache.karaf.shell.support.parsing.CommandLineImpl;
import org.opendaylight.mdsal.binding.api.RpcConsumerRegistry;

/** Karaf's own shell without OSGi: it parses, completes and runs the commands as in the real thing. */
final class Console implements AutoCloseable {
    private final ThreadIOImpl io = new ThreadIOImpl();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SessionFactoryImpl factory;
    private final Session session;

    Console(final SampleIntent sample, final List<FlowInspector> inspectors,
            final RpcConsumerRegistry rpcs) throws ClassNotFoundException {
        io.start();
        factory = new SessionFactoryImpl(io);
        final var views = new StateViews(sample.store());
        factory.register(new PublishedServices(views, new Names(views), new LinkIntents(sample.store()),
            new ChainIntents(sample.store()), new FlowComparison(inspectors, views), new NetworkAddresses(rpcs),
            new AlarmActions(rpcs), new TemplateActions(rpcs, sample.store()), new Steering(sample.store(), rpcs),
            new PacketTraces(rpcs)));
        final var manager = new ManagerImpl(factory, factory);
        commands().forEach(manager::register);
        manager.register(UpperCommand.class);
        final var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        session = factory.create(new ByteArrayInputStream(new byte[0]), print, print);
    }

    /** Finds what Karaf finds through the bundle's Karaf-Commands header. */
    private static List<Class<?>> commands() throws ClassNotFoundException {
        final var folder = new File(WeftCommand.class.getResource("WeftCommand.class").getPath()).getParentFile();
        final var found = new ArrayList<Class<?>>();
        for (var name : Objects.requireNonNull(folder.list())) {
            final var type = Class.forName(WeftCommand.class.getPackageName() + "." + name.replace(".class", ""));
            if (type.isAnnotationPresent(Service.class)) {
                found.add(type);
            }
        }
        return found;
    }

    /** Runs a line; returns what is printed, as a result is not shown to clients without a terminal. */
    String run(final String line) throws Exception {
        out.reset();
        session.execute(line);
        return out.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** Completes the last word of the line. */
    List<String> complete(final String line) {
        final var words = line.split(" ", -1);
        final var name = words[0].substring("weft:".length());
        final var candidates = new ArrayList<String>();
        final var last = words[words.length - 1];
        factory.getCommand("weft", name).getCompleter(false).complete(session, new CommandLineImpl(words,
            words.length - 1, last.length(), line.length(), line), candidates);
        return candidates.stream().map(String::strip).toList();
    }

    List<String> names() {
        return factory.getCommands().stream().filter(command -> command.getScope().equals("weft"))
            .map(command -> command.getName()).sorted().toList();
    }

    static String words(final String... words) {
        return String.join(" ", Arrays.asList(words));
    }

    @Override
    public void close() {
        session.close();
        factory.stop();
        io.stop();
    }
}
