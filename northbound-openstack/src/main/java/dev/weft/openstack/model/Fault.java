/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.model;

import java.io.Serial;

/** Why a request is refused: what Neutron answers with {@code NeutronError}. Nothing has been changed then. */
public final class Fault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int FAILED = 500;

    private final int status;
    private final String type;

    /**
     * Makes one.
     *
     * @param status the HTTP status
     * @param type Neutron's name of the error
     * @param message what is wrong, and what would be right
     */
    public Fault(final int status, final String type, final String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /**
     * The request makes no sense whatever else there is.
     *
     * @param message what is wrong, and what would be right
     * @return the fault
     */
    public static Fault bad(final String message) {
        return new Fault(BAD_REQUEST, "HTTPBadRequest", message);
    }

    /**
     * Something that is named does not exist.
     *
     * @param kind what it is, such as Port pair
     * @param id its id, as it was given
     * @return the fault
     */
    public static Fault missing(final String kind, final String id) {
        return new Fault(NOT_FOUND, typeOf(kind) + "NotFound", kind + " " + id + " could not be found.");
    }

    /**
     * Something cannot be deleted.
     *
     * @param kind what it is, such as Port pair
     * @param id its id
     * @param user what needs it
     * @return the fault
     */
    public static Fault used(final String kind, final String id, final String user) {
        return new Fault(CONFLICT, typeOf(kind) + "InUse", kind + " " + id + " is in use by " + user
            + "; take it out of that, or delete that, first.");
    }

    /**
     * The request contradicts something else.
     *
     * @param type Neutron's name of the error
     * @param message with what, and what would be right
     * @return the fault
     */
    public static Fault conflict(final String type, final String message) {
        return new Fault(CONFLICT, type, message);
    }

    /**
     * Weft itself failed.
     *
     * @param message how, and what can be done
     * @return the fault
     */
    public static Fault failed(final String message) {
        return new Fault(FAILED, "HTTPInternalServerError", message);
    }

    /**
     * Keeps what led to it, for logs.
     *
     * @param cause what happened
     * @return this
     */
    public Fault because(final Throwable cause) {
        initCause(cause);
        return this;
    }

    /**
     * The HTTP status.
     *
     * @return 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * Neutron's name of the error.
     *
     * @return the name of a class, as Neutron tells it
     */
    public String type() {
        return type;
    }

    private static String typeOf(final String kind) {
        final var type = new StringBuilder();
        for (var word : kind.split(" ", -1)) {
            type.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return type.toString();
    }
}
