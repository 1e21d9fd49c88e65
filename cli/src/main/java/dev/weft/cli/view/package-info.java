/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What is asked for and what became of it, side by side, ready to be shown.
 * Not here: flows on switches, and how answers are laid out as JSON.
 */
package dev.weft.cli.view;
