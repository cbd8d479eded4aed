package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.MemoryShare;
import dev.parlance.internal.engine.netty.request.StrictRequestDecoder;
import dev.parlance.internal.engine.netty.websocket.WebSocketReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP connection. Its requests are answered one after another; what a client sends ahead waits, and reading pauses
 * meanwhile.
 */
public final class HttpConnection extends ChannelInboundHandlerAdapter implements MemoryAccount.Holder {
    private static final Logger log = LoggerFactory.getLogger(HttpConnection.class);
    private static final ByteBuf CONTINUE = Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", StandardCharsets.US_ASCII));

    private final HttpContext context;
    private final HttpRequests requests;
    private final Channel channel;
    private final RequestDeadline deadline;
    private final MemoryAccount memory;
    private final MemoryShare counted;
    private final StrictRequestDecoder decoder;
    private final RequestsAhead ahead;
    private @Nullable HttpExchange exchange;
    private boolean held;
    private boolean draining;
    private boolean over;
    private volatile boolean cut;

    /** The connection of that channel, whose requests that decoder reads. */
    public HttpConnection(HttpContext context, HttpRequests requests, Channel channel, StrictRequestDecoder decoder) {
        this.context = context;
        this.requests = requests;
        this.channel = channel;
        this.memory = context.memory().open(this);
        this.counted = memory.share();
        this.decoder = decoder;
        this.ahead = new RequestsAhead(memory.share());
        this.deadline = new RequestDeadline(new Awaited(), context.timers().of(channel.eventLoop()), context.times());
    }

    Channel channel() {
        return channel;
    }

    InetSocketAddress remoteAddress() {
        return (InetSocketAddress) channel.remoteAddress();
    }

    MemoryAccount memory() {
        return memory;
    }

    @Override
    public long waiting() {
        return 0;
    }

    /** The server's budget of memory is spent. Any thread. */
    @Override
    public void cut() {
        if (!cut && channel.isActive()) {
            cut = true;
            context.incidents().budgetSpent(remoteAddress());
        }
        channel.close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        TlsHandler.countIn(memory, channel);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (channel.remoteAddress() == null) {
            // It has been closed already, and its address is unknown.
            channel.close();
        } else {
            deadline.start();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (isBusy() || !ahead.isEmpty()) {
            ahead.add(msg);
            channel.config().setAutoRead(false);
        } else {
            take(msg);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        countHeads();
        ctx.fireChannelReadComplete();
    }

    private void countHeads() {
        ahead.heads(decoder.unfinishedHead() + (exchange == null ? 0 : decoder.wholeHead()));
    }

    /** Whether a whole request waits for its response. */
    boolean isAnswering() {
        HttpExchange current = exchange;
        return current != null && current.isComplete() && !over;
    }

    // A response that the client does not read holds the next request back as well.
    private boolean isBusy() {
        return held || isAnswering() || !channel.isWritable() && !over;
    }

    /** What follows waits until it has been decided whether the request may be made. */
    void hold() {
        held = true;
    }

    /** It has been decided: goes on with what that leads to. */
    void resume(Runnable next) {
        held = false;
        next.run();
        drain();
    }

    private void take(Object msg) {
        try {
            if (msg instanceof HttpRequest head && !over) {
                begin(head);
            }
            if (msg instanceof HttpContent content) {
                content(content);
            }
        } finally {
            ReferenceCountUtil.release(msg);
        }
    }

    private void begin(HttpRequest head) {
        deadline.restart();
        HttpExchange begun = new HttpExchange(this, context, head);
        exchange = begun;
        memory.signedIn(false);
        requests.begin(begun);
        if (!over && HttpRequests.announcesBody(begun)) {
            deadline.bodyFollows();
        }
    }

    /** Lets the client send the body that it has announced. */
    void writeContinue() {
        channel.writeAndFlush(CONTINUE.duplicate());
    }

    private void content(HttpContent content) {
        HttpExchange current = exchange;
        boolean last = content instanceof LastHttpContent;
        if (current == null) {
            return;
        }
        if (over) {
            // Answered before its end: the rest is read only so that closing does not reset the connection.
            if (last) {
                closeWhenWritten();
            }
            return;
        }
        if (content.decoderResult().isFailure()) {
            requests.malformed(current, content.decoderResult().cause());
            return;
        }
        if (current.bodyLength() + content.content().readableBytes() > current.maxBody()) {
            requests.tooLong(current);
            return;
        }
        current.append(content.content());
        counted.set(current.bodyCapacity());
        if (last) {
            current.completed();
            requests.complete(current);
        }
    }

    /** Sends a response; then takes the next request, or closes. */
    void answer(HttpExchange answered, ByteBuf bytes, boolean keepAlive) {
        ChannelFuture written = channel.writeAndFlush(bytes).addListener(answered::written);
        countUnsent();
        if (!keepAlive) {
            over = true;
            if (answered.isComplete()) {
                written.addListener(ChannelFutureListener.CLOSE);
            } else {
                deadline.shorten();
            }
            return;
        }
        exchange = null;
        deadline.awaitNext();
        drain();
    }

    /** The body is gone with the answer; of that, what the client does not read is held. */
    private void countUnsent() {
        ChannelOutboundBuffer unsent = channel.unsafe().outboundBuffer();
        counted.set(unsent == null || channel.isWritable() ? 0 : unsent.totalPendingWriteBytes());
    }

    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            while (!isBusy() && !ahead.isEmpty()) {
                take(ahead.remove());
            }
            if (ahead.isEmpty()) {
                channel.config().setAutoRead(true);
            }
            countHeads();
        } finally {
            draining = false;
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (channel.isWritable()) {
            countUnsent();
            drain();
        }
    }

    /** Continues as a WebSocket: the HTTP handlers are removed from the pipeline. */
    void becomeWebSocket(WebSocketReader reader) {
        deadline.stop();
        exchange = null;
        endAccount();
        boolean tooEager = !ahead.isEmpty();
        ahead.drop();
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(reader);
        pipeline.remove(this);
        // Last, because it passes on what it has read and not decoded.
        pipeline.remove(StrictRequestDecoder.class);
        if (tooEager) {
            // Frames sent before the answer have been taken for HTTP, and are lost.
            channel.close();
        }
        if (!reader.isPaused()) {
            channel.config().setAutoRead(true);
        }
    }

    /** Closes the connection unless a request is being answered; then it is closed with the response. */
    public void closeIfIdle() {
        if (exchange == null || !exchange.isComplete()) {
            closeWhenWritten();
        }
    }

    private void closeWhenWritten() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        // A check that only connects has not failed.
        if (event instanceof SslHandshakeCompletionEvent tls
                && !tls.isSuccess()
                && !(tls.cause() instanceof ClosedChannelException)) {
            // Of other failures the text quotes what the client sent.
            String why = tls.cause() instanceof SSLHandshakeException handshake ? ": " + handshake.getMessage() : "";
            context.incidents().tlsFailed(remoteAddress(), "TLS could not be agreed on" + why);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        deadline.stop();
        ahead.drop();
        endAccount();
        HttpExchange current = exchange;
        exchange = null;
        if (current != null) {
            current.gone();
        }
    }

    private void endAccount() {
        counted.set(0);
        memory.end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // First: to log it may fail as well, and what the connection holds may be what memory lacks.
        ahead.drop();
        ctx.close();
        // Its text may quote what the client sent.
        log.debug("an HTTP connection failed: {}", cause.getClass());
    }

    /** The client, whose request is waited for. */
    private final class Awaited implements RequestDeadline.Client {
        @Override
        public boolean isAnswering() {
            return HttpConnection.this.isAnswering();
        }

        @Override
        public void late() {
            HttpExchange current = exchange;
            if (current == null || over) {
                disconnect();
            } else {
                requests.late(current);
            }
        }

        @Override
        public void disconnect() {
            channel.close();
        }
    }
}
