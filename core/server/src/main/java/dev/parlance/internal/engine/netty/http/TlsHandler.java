package dev.parlance.internal.engine.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Ends TLS without renegotiation: to begin a handshake again costs a client nothing and the server a signature each time. TLS
 * 1.3 has none. In TLS 1.2 nothing but a renegotiation has the type of a handshake once the first one is over, and a record's
 * type is not encrypted (RFC 5246, section 6.2).
 */
public final class TlsHandler extends SslHandler {
    private static final int HANDSHAKE_RECORD = 22;
    private static final String TLS_1_3 = "TLSv1.3";

    private final Incidents incidents;
    private boolean refused;

    /** Of one connection. */
    public TlsHandler(SSLEngine engine, Incidents incidents) {
        super(engine);
        this.incidents = incidents;
    }

    // Of the JDK's engines one record is decoded at a time.
    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws SSLException {
        if (refused || isRenegotiation(in)) {
            in.skipBytes(in.readableBytes());
            if (!refused) {
                refused = true;
                incidents.tlsFailed((InetSocketAddress) ctx.channel().remoteAddress(), "a client renegotiates TLS 1.2");
                ctx.close();
            }
            return;
        }
        super.decode(ctx, in, out);
    }

    private boolean isRenegotiation(ByteBuf in) {
        return in.isReadable()
                && in.getByte(in.readerIndex()) == HANDSHAKE_RECORD
                && handshakeFuture().isSuccess()
                && !engine().getSession().getProtocol().equals(TLS_1_3);
    }
}
