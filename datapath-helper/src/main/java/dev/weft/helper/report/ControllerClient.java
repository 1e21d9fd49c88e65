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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Sends reports and questions to one controller by REST over TLS. Everything that takes time is done in the background,
 * and ends in time whatever the other side does.
 */
public final class ControllerClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String REPORT = "/rests/operations/weft-report:report";

    private final ControllerAccess access;
    private final Executor background;
    private final Duration limit;

    /** Made in the background, as TLS takes a while to start. */
    private HttpClient http;

    /**
     * A client that has not connected yet.
     *
     * @param limit the longest time for what is sent and its whole answer
     */
    public ControllerClient(final ControllerAccess access, final Executor background, final Duration limit) {
        this.access = access;
        this.background = background;
        this.limit = limit;
    }

    /** Sends a report. Never completes exceptionally; to cancel what is returned gives the report up. */
    CompletableFuture<Answer> send(final Message message) {
        return call(REPORT, message::toJson, AnswerReader.MAX_BYTES, AnswerReader::read, failure -> failure);
    }

    /**
     * Asks something. Never completes exceptionally; to cancel what is returned gives the question up.
     *
     * @param operation the path of the operation
     * @param body its input, as JSON
     * @param most bytes of the answer
     */
    public CompletableFuture<Fetched> ask(final String operation, final byte[] body, final int most) {
        return call(operation, () -> body, most, Fetched::of, Fetched::failed);
    }

    private <T> CompletableFuture<T> call(final String operation, final Supplier<byte[]> body, final int most,
            final Function<HttpResponse<byte[]>, T> reader, final Function<Answer.Failed, T> failed) {
        final var answer = new CompletableFuture<T>();
        CompletableFuture.supplyAsync(() -> client().sendAsync(request(operation, body.get()),
                info -> new BoundedBody(most)), background)
            .whenComplete((exchange, failure) -> {
                if (failure != null) {
                    answer.complete(failed.apply(failed(failure)));
                } else {
                    exchange.whenComplete((response, broken) -> answer.complete(broken == null
                        ? reader.apply(response) : failed.apply(failed(broken))));
                    answer.whenComplete((given, cancelled) -> exchange.cancel(true));
                }
            });
        // The request's own time limit would end with the headers of the answer
        return answer.completeOnTimeout(failed.apply(new Answer.Failed(Problem.SLOW, "no whole answer within "
            + limit.toMillis() + " ms")), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HttpRequest request(final String operation, final byte[] body) {
        final String identity = access.user() + ":" + access.password();
        return HttpRequest.newBuilder(access.url().resolve(operation))
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
    private static Answer.Failed failed(final Throwable failure) {
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
