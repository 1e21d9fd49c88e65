/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Sends reports to one controller by REST over TLS. Everything that takes time is done in the background, and ends in
 * time whatever the other side does.
 */
final class ControllerClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String OPERATION = "/rests/operations/weft-report:report";

    private final ControllerAccess access;
    private final Executor background;
    private final Duration limit;
    private final URI operation;

    /** Made in the background, as TLS takes a while to start. */
    private HttpClient http;

    /**
     * A client that has not connected yet.
     *
     * @param limit the longest time for a report and its whole answer
     */
    ControllerClient(final ControllerAccess access, final Executor background, final Duration limit) {
        this.access = access;
        this.background = background;
        this.limit = limit;
        operation = access.url().resolve(OPERATION);
    }

    /** Sends a report. Never completes exceptionally; to cancel what is returned gives the report up. */
    CompletableFuture<Answer> send(final Message message) {
        final var answer = new CompletableFuture<Answer>();
        CompletableFuture.supplyAsync(() -> client().sendAsync(request(message.toJson()),
                info -> new BoundedBody(AnswerReader.MAX_BYTES)), background)
            .whenComplete((exchange, failure) -> {
                if (failure != null) {
                    answer.complete(failed(failure));
                } else {
                    exchange.whenComplete((response, broken) -> answer.complete(broken == null
                        ? AnswerReader.read(response) : failed(broken)));
                    answer.whenComplete((given, cancelled) -> exchange.cancel(true));
                }
            });
        // The request's own time limit would end with the headers of the answer
        return answer.completeOnTimeout(new Answer.Failed(Problem.SLOW, "no whole answer within "
            + limit.toMillis() + " ms"), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HttpRequest request(final byte[] body) {
        final String identity = access.user() + ":" + access.password();
        return HttpRequest.newBuilder(operation)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                identity.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    }

    private synchronized HttpClient client() {
        if (http == null) {
            http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                // The controller said where it is; settings for people's browsers are no business of this program
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(background)
                .sslContext(tls())
                .build();
        }
        return http;
    }

    private SSLContext tls() {
        try {
            final var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedTrust(access.certificate())}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /** What came from the other side is not in the detail: it could be our own secrets sent back. */
    private static Answer failed(final Throwable failure) {
        if (cause(failure, CertificateException.class).isPresent()) {
            return new Answer.Failed(Problem.CERTIFICATE, cause(failure, CertificateException.class).orElseThrow()
                .getMessage());
        }
        if (cause(failure, TooLongException.class).isPresent()) {
            return new Answer.Failed(Problem.STRANGE, "an answer that is too long");
        }
        if (cause(failure, SSLException.class).isPresent() || cause(failure, ProtocolException.class).isPresent()) {
            return new Answer.Failed(Problem.STRANGE, "no HTTP over TLS is spoken there");
        }
        if (cause(failure, HttpTimeoutException.class).isPresent()) {
            return new Answer.Failed(Problem.UNREACHABLE, "no connection within " + CONNECT.toSeconds() + " s");
        }
        if (cause(failure, ConnectException.class).isPresent()) {
            return new Answer.Failed(Problem.UNREACHABLE, "no connection");
        }
        return new Answer.Failed(Problem.UNREACHABLE, "the connection broke");
    }

    private static <T extends Throwable> Optional<T> cause(final Throwable failure, final Class<T> type) {
        Throwable look = failure;
        // Causes could go in a circle
        for (int depth = 0; look != null && depth < 16; depth++) {
            if (type.isInstance(look)) {
                return Optional.of(type.cast(look));
            }
            look = look.getCause();
        }
        return Optional.empty();
    }
}
