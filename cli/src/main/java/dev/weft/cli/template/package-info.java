/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Templates and copies (FN-9): what a user types about them, asking the controller, and how they are shown.
 * Not here: the commands (command), what is done with templates (the controller).
 */
package dev.weft.cli.template;
