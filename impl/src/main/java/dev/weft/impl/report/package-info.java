/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What datapath helpers of nodes report by REST: checked, gathered until a round takes it, remembered (VL-12).
 * Not here: what that means for the state of a link or a node (status), who may report (module platform).
 */
package dev.weft.impl.report;
