/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.TemplateActions;
import dev.weft.cli.template.TemplateView;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes names of templates. */
@Service
public final class TemplateNameCompleter extends TemplateCompleter {
    @Override
    List<String> names(final TemplateActions present) throws Refusal {
        return present.templates().stream().map(TemplateView::name).toList();
    }
}
