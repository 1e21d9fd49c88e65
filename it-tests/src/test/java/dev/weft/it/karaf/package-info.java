/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The feature {@code weft} in a real Karaf that Pax Exam starts; the tests run inside of it.
 * What the whole system does on several hosts is tested from outside.
 */
package dev.weft.it.karaf;
