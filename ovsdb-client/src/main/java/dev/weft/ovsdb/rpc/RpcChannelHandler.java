/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.rpc;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.weft.ovsdb.error.OvsdbException;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.error.RpcErrorException;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.rpc.PendingCalls.Call;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CodecException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells requests, notifications and answers apart. Answers echo itself; refuses other requests.
 */
final class RpcChannelHandler extends SimpleChannelInboundHandler<JsonObject> {
    private static final Logger LOG = LoggerFactory.getLogger(RpcChannelHandler.class);
    /** A peer that asks on and on but reads no answers would fill our memory. */
    private static final int MAX_UNSENT_ANSWERS = 256;

    private final JsonRpcSession session;
    private final PendingCalls pending;
    private final boolean awaitTls;
    private final Runnable whenReady;

    private int unsentAnswers;

    RpcChannelHandler(final JsonRpcSession session, final PendingCalls pending, final boolean awaitTls,
            final Runnable whenReady) {
        this.session = session;
        this.pending = pending;
        this.awaitTls = awaitTls;
        this.whenReady = whenReady;
    }

    @Override
    public void channelActive(final ChannelHandlerContext ctx) {
        if (!awaitTls) {
            whenReady.run();
        }
        ctx.fireChannelActive();
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext ctx, final Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                whenReady.run();
            } else {
                session.fail("the TLS handshake failed: " + handshake.cause().getMessage());
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext ctx, final JsonObject message) {
        if (session.isClosing()) {
            return;
        }
        final Optional<String> method = JsonAccess.optionalMember(message, "method")
            .map(name -> JsonAccess.string(name, "the method of a request"));
        final Optional<JsonElement> id = JsonAccess.optionalMember(message, "id");
        if (method.isEmpty()) {
            answered(message, id.orElseThrow(() -> new ProtocolException(
                "a message should have a method or an id, but is " + JsonAccess.quote(message))));
        } else if (id.isEmpty()) {
            session.notified(method.orElseThrow(), params(message));
        } else {
            requested(method.orElseThrow(), params(message), id.orElseThrow());
        }
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
        if (!(cause instanceof OvsdbException || cause instanceof IOException || cause instanceof CodecException)) {
            LOG.warn("{} ends by an unexpected failure", session, cause);
        }
        session.fail(cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }

    private static JsonArray params(final JsonObject message) {
        return JsonAccess.array(JsonAccess.member(message, "params", "a request"), "the params of a request");
    }

    private void requested(final String method, final JsonArray params, final JsonElement id) {
        final boolean echo = "echo".equals(method);
        final JsonObject answer = new JsonObject();
        answer.add("id", id);
        answer.add("result", echo ? params : JsonNull.INSTANCE);
        answer.add("error", echo ? JsonNull.INSTANCE : new JsonPrimitive("unknown method"));
        if (++unsentAnswers > MAX_UNSENT_ANSWERS) {
            throw new ProtocolException("the peer does not read our answers: " + unsentAnswers + " are waiting");
        }
        session.answer(answer).addListener(future -> unsentAnswers--);
    }

    private void answered(final JsonObject message, final JsonElement id) {
        final Call<?> call = id instanceof JsonPrimitive number && number.isNumber()
            ? pending.remove(JsonAccess.integer(id, "the id of an answer")) : null;
        if (call == null) {
            LOG.debug("{} gives an answer that nobody waits for, id {}", session, JsonAccess.quote(id));
            return;
        }
        final Optional<JsonElement> error = JsonAccess.optionalMember(message, "error");
        if (error.isPresent()) {
            call.fail(rpcError(call.method(), error.orElseThrow()));
            return;
        }
        call.succeed(Optional.ofNullable(message.get("result")).orElse(JsonNull.INSTANCE), failure -> {
            if (failure instanceof ProtocolException || !(failure instanceof OvsdbException)) {
                session.fail("the answer to " + call.method() + " cannot be taken: " + failure.getMessage());
            }
        });
    }

    private static RpcErrorException rpcError(final String method, final JsonElement error) {
        if (error instanceof JsonObject object) {
            return new RpcErrorException(method, text(object, "error"), text(object, "details"));
        }
        return new RpcErrorException(method, error instanceof JsonPrimitive text ? text.getAsString()
            : error.toString(), "");
    }

    private static String text(final JsonObject object, final String name) {
        return JsonAccess.optionalMember(object, name)
            .map(value -> value instanceof JsonPrimitive ? value.getAsString() : value.toString()).orElse("");
    }
}
