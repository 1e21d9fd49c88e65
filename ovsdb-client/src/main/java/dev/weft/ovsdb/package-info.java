/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * An OVSDB client (RFC 7047 with Open vSwitch's monitor_cond): sessions, and how they come about and come back.
 * Values, operations, schemas and mirrors are in the packages below; nothing here knows OpenDaylight.
 */
package dev.weft.ovsdb;
