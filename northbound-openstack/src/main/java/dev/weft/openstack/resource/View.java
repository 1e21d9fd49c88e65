/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import dev.weft.openstack.model.Snapshot;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;

/**
 * What is looked at to say what users see.
 *
 * @param resources all resources
 * @param state the state of the intent
 */
public record View(Snapshot resources, Weft state) {
}
