/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Refuses bad intent before it is stored: looks at what a transaction changes and answers the client.
 * Not here: the rules (validate.rule), the intent they look at (validate.state).
 */
package dev.weft.impl.validate;
