/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

/**
 * Why reports do not reach the controller.
 */
enum Problem {
    /** No connection, or it broke. */
    UNREACHABLE("is the controller running, and can this node reach it?"),
    /** It did not answer in time. */
    SLOW("is the controller overloaded, or something between it and this node?"),
    /** Somebody else answers, or the controller has another certificate than it told. */
    CERTIFICATE("the controller tells its certificate in external_ids:weft-controller of this node's database; if it "
        + "was replaced, is the controller connected to that database? If not replaced, who answers there?"),
    /** Status 401. */
    UNAUTHENTICATED("was the helpers' user removed or its password changed? The controller tells a new one in "
        + "external_ids:weft-controller of this node's database"),
    /** Status 403. */
    FORBIDDEN("the helpers' user may not report, or not for this node: see the access rules of the controller; the "
        + "token that it tells in external_ids:weft-controller belongs to one node only"),
    /** Status 404. */
    NOT_FOUND("is something else listening there, or a controller without Weft's reports? See that the feature is "
        + "installed and has started"),
    /** Status 400 and others that blame the report. */
    REFUSED("helper and controller may be of different versions, or this node is not configured any more; the "
        + "controller's log says more"),
    /** Status 5xx. */
    CONTROLLER("the controller has a problem of its own; its log says more"),
    /** There is nothing to send, though there should be. */
    UNMADE("this is a fault of the helper: with its log at debug it says where; all is told again"),
    /** What came is no answer to a report. */
    STRANGE("some other program seems to listen there");

    private final String advice;

    Problem(final String advice) {
        this.advice = advice;
    }

    /** What to do about it. */
    String advice() {
        return advice;
    }
}
