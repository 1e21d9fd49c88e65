/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Templates and their copies (FN-9): what can be done with them, each in one transaction, and what a template may hold.
 * Not here: what becomes of a copy's objects, which are intent like any other (reconcile), and their rules (validate).
 */
package dev.weft.impl.template;
