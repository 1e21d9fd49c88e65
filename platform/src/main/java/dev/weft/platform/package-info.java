/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Remedies for faults of OpenDaylight that would keep Weft from working, each with its reason and version.
 * Not here: anything of Weft's own, which is in packages below; when a remedy is not needed any more it is deleted.
 */
package dev.weft.platform;
