/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.Words;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Changes a service. */
@Service
@Command(scope = "weft", name = "service-set", description = "Changes a service",
    detailedDescription = "Changes a service in one step, also while policies lead traffic through it. What is not "
        + "given stays, also its instances and rules, which are changed with weft:service-instance-set and "
        + "weft:service-rule-add. Example: weft:service-set fw --without-instance open --drain-time 60")
public final class ServiceSetCommand extends ServiceOptions {
    @Argument(index = 0, name = "NAME", description = "The service's name", required = true)
    @Completion(ServiceNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var service = only(arguments, "service");
        if (isEmpty()) {
            throw new IllegalArgumentException("nothing to change: give --network, --without-instance, --firewall,"
                + " --gateway, --header, --load-sharing, --drain-time, --probe, --interval or --misses");
        }
        return IntentOutcome.changed("service", service,
            services().steering().services().set(Words.name("service", service), this::apply));
    }
}
