/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Takes an instance out of a service. */
@Service
@Command(scope = "weft", name = "service-instance-remove", description = "Takes an instance out of a service",
    detailedDescription = "Its connections go to the other instances at once; set it to draining first "
        + "(weft:service-instance-set) to let them end. The appliance stays.")
public final class ServiceInstanceRemoveCommand extends InstanceCommand {
    @Override
    Answer<?> run(final Name ofService, final Name name) throws Refusal {
        services().steering().services().removeInstance(ofService, name);
        return IntentOutcome.answer("instance", label(ofService, name), "removed");
    }
}
