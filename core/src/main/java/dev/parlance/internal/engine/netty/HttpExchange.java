package dev.parlance.internal.engine.netty;

import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One request and its answer. The first answer counts; it may come from any thread. */
final class HttpExchange {
    private static final byte[] NO_BODY = new byte[0];
    private static final Map<String, Query> USUAL_QUERIES = Map.of(
            "EIO=4&transport=websocket", Query.parse("EIO=4&transport=websocket"),
            "EIO=4&transport=polling", Query.parse("EIO=4&transport=polling"));

    private final HttpConnection connection;
    private final EngineState engine;
    private final HttpRequest head;
    private final String rawPath;
    private final Query query;
    private String[] extraHeaders = new String[0];
    private @Nullable ByteArrayOutputStream body;
    private @Nullable Runnable onGone;
    private boolean complete;
    private boolean answered;
    private boolean gone;

    HttpExchange(HttpConnection connection, EngineState engine, HttpRequest head) {
        this.connection = connection;
        this.engine = engine;
        this.head = head;
        String uri = head.uri();
        int mark = uri.indexOf('?');
        String raw = mark < 0 ? "" : uri.substring(mark + 1);
        this.rawPath = mark < 0 ? uri : uri.substring(0, mark);
        Query usual = USUAL_QUERIES.get(raw);
        this.query = usual != null ? usual : Query.parse(raw);
    }

    Channel channel() {
        return connection.channel();
    }

    HttpRequest head() {
        return head;
    }

    HttpMethod method() {
        return head.method();
    }

    /** The path as it was sent, percent-encoded. */
    String rawPath() {
        return rawPath;
    }

    /** The path, decoded; null if it is none or is not well encoded. */
    @Nullable
    String path() {
        try {
            String path = new QueryStringDecoder(rawPath).path();
            return path.startsWith("/") ? path : null;
        } catch (IllegalArgumentException badlyEncoded) {
            return null;
        }
    }

    Query query() {
        return query;
    }

    @Nullable
    String header(CharSequence name) {
        return head.headers().get(name);
    }

    /** Headers that every answer to this request is to have. */
    void extraHeaders(String[] namesAndValues) {
        extraHeaders = namesAndValues;
    }

    // The body, on the connection's event loop

    void append(ByteBuf part) throws IOException {
        if (part.isReadable()) {
            if (body == null) {
                body = new ByteArrayOutputStream(part.readableBytes());
            }
            part.readBytes(body, part.readableBytes());
        }
    }

    /** The body is wanted: a client that waits to hear so may send it. Any thread. */
    void continueIfExpected() {
        onLoop(() -> {
            if (!answered && !complete && HttpUtil.is100ContinueExpected(head)) {
                connection.writeContinue();
            }
        });
    }

    int bodyLength() {
        return body == null ? 0 : body.size();
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
    byte[] takeBody() {
        byte[] bytes = body == null ? NO_BODY : body.toByteArray();
        body = null;
        return bytes;
    }

    /**
     * The request as those above the engine see it.
     *
     * @throws IllegalArgumentException if its path is not well encoded
     */
    dev.parlance.http.HttpRequest request(byte[] content) {
        StringCache strings = engine.strings();
        return new dev.parlance.http.HttpRequest(
                head.method().name(),
                strings.of(new QueryStringDecoder(rawPath).path()),
                query,
                headers(strings),
                content,
                (InetSocketAddress) channel().remoteAddress(),
                engine.options().tls() != null,
                Instant.now());
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

    // The answer

    void answer(int status, String contentType, byte[] content) {
        answer(status, new String[] {"Content-Type", contentType}, content);
    }

    void answer(int status, String[] headers, byte[] content) {
        onLoop(() -> {
            if (!answered) {
                answered = true;
                boolean keepAlive = complete && HttpUtil.isKeepAlive(head) && !engine.closing();
                connection.answer(this, encode(status, headers, content, keepAlive), keepAlive);
            }
        });
    }

    private ByteBuf encode(int status, String[] headers, byte[] content, boolean keepAlive) {
        HttpAnswer answer = HttpAnswer.begin(channel().alloc(), status, content.length)
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
    void switchToWebSocket(WebSocketReader reader, String[] headers, Runnable opened) {
        onLoop(() -> {
            if (answered) {
                reader.channelGone();
                return;
            }
            answered = true;
            ByteBuf accepted = HttpAnswer.begin(channel().alloc(), 101, 0)
                    .headers(WebSocketHandshake.answer(head))
                    .headers(headers)
                    .headers(extraHeaders)
                    .end();
            channel().write(accepted, channel().voidPromise());
            opened.run();
            channel().flush();
            connection.becomeWebSocket(reader);
        });
    }

    /** Has a task run if the connection goes before the answer. */
    void onGone(Runnable task) {
        onLoop(() -> {
            if (gone) {
                task.run();
            } else if (!answered) {
                onGone = task;
            }
        });
    }

    /** The connection has gone. */
    void gone() {
        if (!answered) {
            answered = true;
            gone = true;
            if (onGone != null) {
                onGone.run();
            }
        }
    }

    // What fails on the loop would leave the client waiting.
    void orClose(Runnable task) {
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
