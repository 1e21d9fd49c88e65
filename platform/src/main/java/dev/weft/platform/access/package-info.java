/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * HTTPS, and the identity by which helpers on nodes report: key, passwords and tokens are made at the first start and
 * kept in the directory weft of Karaf's etc, for its owner only. Not here: what helpers report.
 */
package dev.weft.platform.access;
