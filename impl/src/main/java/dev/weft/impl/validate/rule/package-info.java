/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What is right and wrong between objects of the intent, one rule a class, each a pure function of a transition.
 * Not here: single values (model), where changes come from and how refusals reach the client (validate).
 */
package dev.weft.impl.validate.rule;
