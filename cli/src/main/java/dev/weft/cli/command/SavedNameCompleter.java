/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.CopyView;
import dev.weft.cli.template.TemplateActions;
import java.util.List;
import java.util.Objects;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes what copies are saved as. */
@Service
public final class SavedNameCompleter extends TemplateCompleter {
    @Override
    List<String> names(final TemplateActions present) throws Refusal {
        return present.copies().stream().map(CopyView::saved).filter(Objects::nonNull).toList();
    }
}
