/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Alarms: what is wrong and since when, in the operational datastore and as notifications (VL-12).
 * Not here: what is an alarm, which states of links and nodes decide (status).
 */
package dev.weft.impl.alarm;
