/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.json;

import dev.weft.ovsdb.error.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.Arrays;

/**
 * Cuts concatenated JSON objects out of the byte stream and passes each on as a parsed
 * {@link com.google.gson.JsonObject}. The first byte that cannot be right raises a {@link ProtocolException} in the
 * pipeline; all that follows is discarded, and whoever owns the channel closes it.
 *
 * <p>Bytes are looked at once and copied into an array that doubles, so that a large message in small pieces costs
 * linear time and at most twice its size.
 */
public final class JsonFrameDecoder extends ChannelInboundHandlerAdapter {
    private static final int INITIAL_BYTES = 4096;
    /** A larger array is given up after its message, so that one big message does not hold memory for ever. */
    private static final int KEPT_BYTES = 256 * 1024;

    private final JsonScanner scanner;
    private final int maxFrameBytes;

    private byte[] frame = new byte[INITIAL_BYTES];
    private int length;
    private boolean broken;

    /**
     * Creates a decoder for one channel.
     *
     * @param maxFrameBytes largest message in bytes
     * @param maxDepth deepest nesting of objects and arrays
     */
    public JsonFrameDecoder(final int maxFrameBytes, final int maxDepth) {
        if (maxFrameBytes < 2 || maxDepth < 1) {
            throw new IllegalArgumentException("the limits for messages should be positive, but are " + maxFrameBytes
                + " bytes and " + maxDepth + " levels");
        }
        this.maxFrameBytes = maxFrameBytes;
        this.scanner = new JsonScanner(maxDepth);
    }

    @Override
    public void channelRead(final ChannelHandlerContext ctx, final Object msg) {
        if (!(msg instanceof ByteBuf bytes)) {
            ctx.fireChannelRead(msg);
            return;
        }
        try {
            while (!broken && bytes.isReadable()) {
                readSome(ctx, bytes);
            }
        } catch (ProtocolException e) {
            broken = true;
            frame = new byte[0];
            ctx.fireExceptionCaught(e);
        } finally {
            ReferenceCountUtil.release(bytes);
        }
    }

    /** Takes bytes up to the end of a message, or all of them. */
    private void readSome(final ChannelHandlerContext ctx, final ByteBuf bytes) {
        int start = bytes.readerIndex();
        for (int at = start, end = bytes.writerIndex(); at < end; at++) {
            switch (scanner.next(bytes.getByte(at))) {
                case BETWEEN -> start = at + 1;
                case INSIDE -> {
                    // copied in one go below
                }
                case END -> {
                    append(bytes.readerIndex(start), at + 1 - start);
                    complete(ctx);
                    return;
                }
                default -> throw new IllegalStateException();
            }
        }
        append(bytes.readerIndex(start), bytes.readableBytes());
    }

    private void append(final ByteBuf bytes, final int count) {
        if (count > maxFrameBytes - length) {
            throw new ProtocolException("a message is larger than the limit of " + maxFrameBytes + " bytes");
        }
        if (length + count > frame.length) {
            final long doubled = Math.max(2L * frame.length, length + count);
            frame = Arrays.copyOf(frame, (int) Math.min(doubled, maxFrameBytes));
        }
        bytes.readBytes(frame, length, count);
        length += count;
    }

    private void complete(final ChannelHandlerContext ctx) {
        final var message = JsonText.parseObject(frame, length);
        length = 0;
        if (frame.length > KEPT_BYTES) {
            frame = new byte[INITIAL_BYTES];
        }
        ctx.fireChannelRead(message);
    }
}
