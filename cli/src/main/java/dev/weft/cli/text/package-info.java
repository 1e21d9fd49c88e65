/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How answers look on the console: text tables and JSON.
 * Not here: what the answers are, and the console itself.
 */
package dev.weft.cli.text;
