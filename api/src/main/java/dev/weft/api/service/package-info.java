/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What leading traffic through services consists of (SI-1 to SI-12): marks, classifiers, probes; values only.
 * Not here: what a node is asked to do (node), how a switch does it.
 */
package dev.weft.api.service;
