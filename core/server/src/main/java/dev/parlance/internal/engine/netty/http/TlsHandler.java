package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.MemoryShare;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Ends TLS, at bounded cost: handshakes are decided on other threads, and count in the budget of memory until they are over, as
 * does a record that is not whole; what a client does not read is dropped when its connection is closed.
 *
 * <p>There is no renegotiation: to begin a handshake again costs a client nothing and the server a signature each time. TLS
 * 1.3 has none. In TLS 1.2 nothing but a renegotiation has the type of a handshake once the first one is over, and a record's
 * type is not encrypted (RFC 5246, section 6.2).
 */
public final class TlsHandler extends SslHandler {
    private static final String TLS_1_3 = "TLSv1.3";

    /** About what the JDK keeps of a handshake that is not over. */
    private static final int HANDSHAKE_BYTES = 16 * 1024;

    /** So much may wait here while a handshake is being decided. */
    private static final int MAX_AHEAD = 64 * 1024;

    private final TlsTasks tasks;
    private final Incidents incidents;
    private final TlsRecords records = new TlsRecords();
    private @Nullable MemoryShare held;
    private boolean content;
    private boolean paused;
    private boolean refused;

    /** Of one connection, whose handshake is decided on those threads. */
    public TlsHandler(SSLEngine engine, Channel channel, Executor threads, Incidents incidents) {
        this(engine, new TlsTasks(channel, threads), incidents);
    }

    private TlsHandler(SSLEngine engine, TlsTasks tasks, Incidents incidents) {
        super(engine, tasks);
        this.tasks = tasks;
        this.incidents = incidents;
    }

    /** From now on what a connection holds below its content counts there, if it is one of TLS. On its event loop. */
    public static void countIn(MemoryAccount account, Channel channel) {
        TlsHandler tls = channel.pipeline().get(TlsHandler.class);
        if (tls != null && channel.isOpen()) {
            MemoryShare before = tls.held;
            tls.held = account.share();
            tls.count();
            if (before != null) {
                before.set(0);
            }
        }
    }

    private void count() {
        if (held != null) {
            // Not the sum: who has begun as everybody does must not hold more than those who only wait.
            held.set(Math.max(
                    handshakeFuture().isDone() ? 0 : HANDSHAKE_BYTES,
                    internalBuffer().capacity()));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        ctx.pipeline().addAfter(ctx.name(), null, new Content());
        handshakeFuture().addListener(over -> {
            records.handshakeEnded();
            count();
            if (paused) {
                paused = false;
                ctx.channel().config().setAutoRead(true);
            }
        });
    }

    // Of the JDK's engines one record is decoded at a time.
    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws SSLException {
        if (refused || isRefused(ctx, in)) {
            in.skipBytes(in.readableBytes());
            return;
        }
        int start = in.readerIndex();
        content = false;
        super.decode(ctx, in, out);
        if (in.readerIndex() != start && !records.accept(content, isUnread(ctx.channel()))) {
            refuse(ctx, "a client sends too many records without content");
        }
    }

    private boolean isRefused(ChannelHandlerContext ctx, ByteBuf in) {
        if (TlsRecords.isOf(TlsRecords.HANDSHAKE, in)
                && handshakeFuture().isSuccess()
                && !engine().getSession().getProtocol().equals(TLS_1_3)) {
            refuse(ctx, "a client renegotiates TLS 1.2");
        } else if (TlsRecords.isTooLarge(in)) {
            refuse(ctx, "a client sends a record that is larger than TLS allows");
        }
        return refused;
    }

    private void refuse(ChannelHandlerContext ctx, String reason) {
        refused = true;
        incidents.tlsFailed((InetSocketAddress) ctx.channel().remoteAddress(), reason);
        ctx.close();
    }

    /** Whether the client has not read what it was sent. */
    private static boolean isUnread(Channel channel) {
        ChannelOutboundBuffer unsent = channel.unsafe().outboundBuffer();
        return unsent != null && unsent.size() > 0;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        count();
        if (!handshakeFuture().isDone() && actualReadableBytes() > MAX_AHEAD) {
            // What a client may send behind its own handshake waits in the operating system until that is decided.
            paused = true;
            ctx.channel().config().setAutoRead(false);
        } else {
            super.channelReadComplete(ctx);
        }
    }

    /**
     * A client is notified only if that can reach it at once. What it does not read is dropped, as without TLS: that this is the
     * end could not overtake it.
     */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) throws Exception {
        if (!handshakeFuture().isSuccess() || isUnread(ctx.channel())) {
            ctx.close(promise);
        } else {
            super.close(ctx, promise);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        if (tasks.areUnfinished()) {
            // The engine may be locked, and the event loop serves others; what is left is released with this handler.
            ctx.fireChannelInactive();
        } else {
            super.channelInactive(ctx);
        }
        if (held != null) {
            held.set(0);
            held = null;
        }
    }

    /** Notices that a record had content. */
    private final class Content extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object decrypted) {
            content = true;
            ctx.fireChannelRead(decrypted);
        }
    }
}
