/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

/**
 * The key in the root's external ids of what helpers must know of one thing.
 *
 * @param text the key
 */
public record SheetKey(String text) {
    /** The key of what concerns protected frames of the node itself (VN-7). */
    public static final SheetKey SECURITY = new SheetKey(Schema.SECURITY);

    /** The key of the last change of flows after which caches are to be emptied (SI-2). */
    public static final SheetKey PURGE = new SheetKey(Schema.PURGE);

    /**
     * The key of an end of a link.
     *
     * @param id the end's number
     * @return the key
     */
    public static SheetKey end(final long id) {
        return new SheetKey(Schema.END + id);
    }

    /**
     * The key of a network in which helpers look for stations (VN-3).
     *
     * @param id the vnet's number
     * @return the key
     */
    public static SheetKey vnet(final long id) {
        return new SheetKey(Schema.VNET + id);
    }

    /**
     * The key of another node with which protected frames are exchanged (VN-7).
     *
     * @param host the other node's number
     * @return the key
     */
    public static SheetKey secure(final int host) {
        return new SheetKey(Schema.SECURE + host);
    }

    /**
     * The key of an instance of a service that helpers probe (SI-8).
     *
     * @param number the number of the instance's object
     * @return the key
     */
    public static SheetKey probe(final long number) {
        return new SheetKey(Schema.PROBE + Long.toHexString(number));
    }

    /**
     * The key of a gateway (GW-1).
     *
     * @param number the gateway's number on the node
     * @return the key
     */
    public static SheetKey gateway(final int number) {
        return new SheetKey(Schema.GATEWAY + number);
    }

    /**
     * The key of a policy whose paths helpers ask the mapping service for (SI-9).
     *
     * @param policy the policy's id
     * @return the key
     */
    public static SheetKey mapping(final long policy) {
        return new SheetKey(Schema.MAPPING + policy);
    }

    static boolean isOne(final String text) {
        return text.startsWith(Schema.END) || text.startsWith(Schema.VNET) || text.startsWith(Schema.SECURE)
            || text.startsWith(Schema.PROBE) || text.startsWith(Schema.MAPPING) || text.startsWith(Schema.GATEWAY)
            || text.equals(Schema.SECURITY) || text.equals(Schema.PURGE);
    }
}
