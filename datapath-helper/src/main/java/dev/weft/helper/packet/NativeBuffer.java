/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.packet;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that Java and Linux both see.
 *
 * @param bytes the memory, direct
 * @param address where it begins, for Linux
 */
record NativeBuffer(ByteBuffer bytes, long address) {
    /** Memory for the structures of system calls: in the byte order of this machine. */
    static NativeBuffer structures(final int size) {
        return of(ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder()));
    }

    static NativeBuffer of(final ByteBuffer direct) {
        return new NativeBuffer(direct, Pointer.nativeValue(Native.getDirectBufferPointer(direct)));
    }
}
