/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.PolicyView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists policies. */
@Service
@Command(scope = "weft", name = "policy-list", description = "Lists the policies",
    detailedDescription = "Each policy with its status, its id on the wire, the generation of its chain in force, "
        + "the chain, how many classifiers choose its traffic, and how many workloads have it. weft:policy-show tells "
        + "more about one of them.")
public final class PolicyListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().steering().policies(), PolicyView::table);
    }
}
