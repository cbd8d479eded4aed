package dev.parlance.internal.engine.netty.http;

import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.internal.engine.ByteChunks;
import dev.parlance.internal.engine.netty.request.RequestTarget;
import dev.parlance.internal.engine.netty.websocket.OpeningHandshake;
import dev.parlance.internal.engine.netty.websocket.WebSocketReader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One request and its response. The first answer counts; it may come from any thread. */
public final class HttpExchange {
    private static final Map<String, Query> USUAL_QUERIES = Map.of(
            "EIO=4&transport=websocket", Query.parse("EIO=4&transport=websocket"),
            "EIO=4&transport=polling", Query.parse("EIO=4&transport=polling"));

    private final HttpConnection connection;
    private final HttpContext context;
    private final HttpRequest head;
    private final RequestTarget target;
    private final RequestSource source;
    private @Nullable String path;
    private @Nullable ExchangeHandler handler;
    private String[] extraHeaders = new String[0];
    private final ByteChunks body = new ByteChunks();
    private @Nullable Runnable onGone;
    private int maxBody;
    private boolean complete;
    private boolean answered;
    private boolean gone;

    HttpExchange(HttpConnection connection, HttpContext context, HttpRequest head) {
        this.connection = connection;
        this.context = context;
        this.head = head;
        this.maxBody = context.options().maxPayload();
        this.target = RequestTarget.of(head.uri());
        if (target.authority() != null) {
            head.headers().set(HttpHeaderNames.HOST, target.authority());
        }
        this.source = new RequestSource(context, head.headers(), connection.remoteAddress());
    }

    public Channel channel() {
        return connection.channel();
    }

    public HttpRequest head() {
        return head;
    }

    public HttpMethod method() {
        return head.method();
    }

    /** Who answers it; null as long as its head has not been accepted. */
    @Nullable
    ExchangeHandler handlerIfKnown() {
        return handler;
    }

    /** The path as it was sent, percent-encoded. */
    public String rawPath() {
        return target.rawPath();
    }

    /** The query as it was sent, percent-encoded; empty if there is none. */
    public String rawQuery() {
        return target.rawQuery();
    }

    void handler(ExchangeHandler answering) {
        handler = answering;
    }

    /** Who answers it; known once its head has been accepted. */
    ExchangeHandler handler() {
        return Objects.requireNonNull(handler);
    }

    /** The path, decoded; null if it is none or is not well encoded. */
    public @Nullable String path() {
        String known = path;
        if (known == null) {
            known = decodePath();
            path = known;
        }
        return known;
    }

    private @Nullable String decodePath() {
        try {
            return asked(Query.NONE).build().path();
        } catch (IllegalArgumentException badlyEncoded) {
            return null;
        }
    }

    @Nullable
    public String header(CharSequence name) {
        return head.headers().get(name);
    }

    /** What follows on its connection waits until it is resumed. */
    void hold() {
        connection.hold();
    }

    /** Goes on with it, unless its connection has been closed. Any thread. */
    void resume(Runnable next) {
        ifUnanswered(() -> connection.resume(next));
    }

    /** Where it comes from. */
    RequestSource source() {
        return source;
    }

    /** Whether its origin may connect; if not, that is reported. */
    public boolean isOriginAllowed() {
        boolean allowed = source.access().isAllowed();
        if (!allowed) {
            context.incidents().originRefused(this);
        }
        return allowed;
    }

    /** Lets pages that may connect read every response to this request. */
    public void allowReading() {
        extraHeaders = source.corsHeaders();
    }

    // The body, on the connection's event loop

    void append(ByteBuf part) {
        body.append(part.readableBytes(), maxBody, part::readBytes);
    }

    /** The body is wanted: a client that waits to hear so may send it. Any thread. */
    public void continueIfExpected() {
        onLoop(() -> {
            if (!answered && !complete && HttpUtil.is100ContinueExpected(head)) {
                connection.writeContinue();
            }
        });
    }

    int bodyLength() {
        return body.length();
    }

    int bodyCapacity() {
        return body.capacity();
    }

    /** The maximum length of its body. */
    int maxBody() {
        return maxBody;
    }

    /** It belongs to a session: its body may be so long, and what it holds is held by somebody who has signed in or not. */
    public void belongsTo(int maxMessage, boolean signedIn) {
        maxBody = maxMessage;
        connection.memory().signedIn(signedIn);
    }

    void completed() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    boolean isAnswered() {
        return answered;
    }

    /** The whole body. */
    public byte[] takeBody() {
        return body.take();
    }

    /**
     * The request as the application sees it.
     *
     * @throws IllegalArgumentException if its path is not well encoded
     */
    public dev.parlance.http.HttpRequest request(byte[] content) {
        return asked(query())
                .headers(headers(context.strings()))
                .body(content)
                .remoteAddress(source.client().address())
                .secure(source.client().secure())
                .allowsCredentials(source.access() != OriginAccess.ANY)
                .clientCertificates(ClientCertificates.of(channel()))
                .time(Instant.now())
                .build();
    }

    private dev.parlance.http.HttpRequest.Builder asked(Query query) {
        return dev.parlance.http.HttpRequest.builder(
                head.method().name(), context.strings().of(rawPath()), query);
    }

    private Query query() {
        Query usual = USUAL_QUERIES.get(rawQuery());
        return usual != null ? usual : Query.parse(rawQuery());
    }

    private Headers headers(StringCache strings) {
        String[] flat = new String[2 * head.headers().size()];
        int at = 0;
        for (Map.Entry<String, String> header : head.headers()) {
            flat[at++] = strings.of(header.getKey());
            flat[at++] = isPrivate(header.getKey()) ? header.getValue() : strings.of(header.getValue());
        }
        return Headers.of(flat);
    }

    // A secret is not kept longer than its connection.
    private static boolean isPrivate(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("cookie") || lower.contains("auth") || lower.contains("token") || lower.contains("key");
    }

    // The response

    public void answer(int status, String contentType, byte[] content) {
        answer(status, new String[] {"Content-Type", contentType}, content);
    }

    /** Answers with an error and its reason, which a page that may connect can read. */
    public void refuse(int status, String reason, String... headers) {
        onLoop(() -> {
            allowReading();
            String[] type = {"Content-Type", "text/plain; charset=utf-8"};
            answer(status, HttpResponseWriter.join(type, headers), (reason + "\n").getBytes(StandardCharsets.UTF_8));
        });
    }

    public void answer(int status, String[] headers, byte[] content) {
        onLoop(() -> {
            if (!answered) {
                answered = true;
                boolean keepAlive = complete && HttpUtil.isKeepAlive(head) && !context.closing();
                connection.answer(this, encode(status, headers, content, keepAlive), keepAlive);
            }
        });
    }

    /** Runs a task on the event loop behind what was asked of this exchange before. Any thread. */
    public void afterwards(Runnable task) {
        onLoop(task);
    }

    private ByteBuf encode(int status, String[] headers, byte[] content, boolean keepAlive) {
        HttpResponseWriter answer = HttpResponseWriter.begin(channel().alloc(), status, content.length)
                .headers(headers)
                .headers(extraHeaders);
        if (!keepAlive) {
            answer.header("Connection", "close");
        } else if (HttpVersion.HTTP_1_0.equals(head.protocolVersion())) {
            answer.header("Connection", "keep-alive");
        }
        return status == 204 || status == 304
                ? answer.end()
                : answer.end(content, HttpMethod.HEAD.equals(head.method()));
    }

    /**
     * Turns the connection into a WebSocket.
     *
     * @param headers further ones of the answer
     * @param opened called after the answer has been written and before anything is read
     */
    public void switchToWebSocket(WebSocketReader reader, String[] headers, Runnable opened) {
        switchToWebSocket(reader, headers, opened, CompletableFuture.completedStage(null));
    }

    /**
     * The same, but the client hears of it when that has ended, or when something is sent to it.
     *
     * @param ready ends in any case
     */
    public void switchToWebSocket(WebSocketReader reader, String[] headers, Runnable opened, CompletionStage<?> ready) {
        onLoop(() -> {
            if (answered) {
                reader.channelGone();
                return;
            }
            answered = true;
            ByteBuf accepted = HttpResponseWriter.begin(channel().alloc(), 101, 0)
                    .headers(OpeningHandshake.responseHeaders(head))
                    .headers(headers)
                    .headers(extraHeaders)
                    .end();
            channel().write(accepted, channel().voidPromise());
            opened.run();
            ready.whenComplete((done, failure) -> channel().flush());
            connection.becomeWebSocket(reader);
        });
    }

    /** Runs a task on the event loop, unless the request has been answered or its connection closed by then. Any thread. */
    public void ifUnanswered(Runnable task) {
        onLoop(() -> {
            if (!answered) {
                task.run();
            }
        });
    }

    /** Sets a task that runs if the connection is closed before the response has been written. */
    public void onGone(Runnable task) {
        onLoop(() -> {
            if (gone) {
                task.run();
            } else if (!answered) {
                onGone = task;
            }
        });
    }

    /** The connection has been closed. */
    void gone() {
        if (!answered) {
            answered = true;
            gone = true;
            runOnGone();
        }
    }

    /** The response has been written, or never will be. */
    void written(Future<? super Void> response) {
        if (response.isSuccess()) {
            onGone = null;
        } else {
            runOnGone();
        }
    }

    private void runOnGone() {
        Runnable task = onGone;
        onGone = null;
        if (task != null) {
            task.run();
        }
    }

    // What fails on the loop would leave the client waiting.
    public void orClose(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            channel().close();
            throw e;
        }
    }

    private void onLoop(Runnable task) {
        EventLoop loop = channel().eventLoop();
        if (loop.inEventLoop()) {
            orClose(task);
            return;
        }
        try {
            loop.execute(() -> orClose(task));
        } catch (RejectedExecutionException stopped) {
            // The engine has been closed, and the connection with it.
            return;
        }
    }
}
