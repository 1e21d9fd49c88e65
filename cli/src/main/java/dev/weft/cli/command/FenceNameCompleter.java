/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.cli.view.Names;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes names of fences. */
@Service
public final class FenceNameCompleter extends NameCompleter {
    @Override
    List<String> candidates(final Names present) {
        return present.networks(Optional.of(Kind.FENCE));
    }
}
