/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

/**
 * The next fragment id of each link, from 0 up by one (VL-8). Takes 8 KiB for each 4096 neighbouring links in use, so
 * at most 32 MiB.
 */
final class FragmentIds {
    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES = 1 << 24 - PAGE_BITS;

    private final short[][] pages = new short[PAGES][];

    /** The id for the next frame of a segment. */
    int next(final int segment) {
        // Networks with the same low bits count together
        final int vni = segment & (1 << 24) - 1;
        short[] page = pages[vni >>> PAGE_BITS];
        if (page == null) {
            page = new short[PAGE];
            pages[vni >>> PAGE_BITS] = page;
        }
        return page[vni & PAGE - 1]++ & 0xffff;
    }
}
