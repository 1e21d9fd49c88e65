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
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;

/** Makes a service. */
@Service
@Command(scope = "weft", name = "service-add", description = "Makes a service",
    detailedDescription = "Makes a service for one network; instances are added with weft:service-instance-add, and "
        + "policies made with weft:policy-add lead traffic through it. --network and --without-instance are always "
        + "needed. What is impossible is refused with the same text as by RESTCONF, and nothing changes. Example: "
        + "weft:service-add fw --network red --without-instance closed --probe ethernet")
public final class ServiceAddCommand extends ServiceOptions {
    @Argument(index = 0, name = "NAME", description = "The service's name", required = true)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var service = only(arguments, "service");
        final var wanted = apply(new ServiceBuilder().setName(Words.name("service", service))).build();
        return IntentOutcome.created("service", service, services().steering().services().add(wanted));
    }
}
