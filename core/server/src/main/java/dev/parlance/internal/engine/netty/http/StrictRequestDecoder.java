package dev.parlance.internal.engine.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Netty's decoder, which sees only what our own check has let pass: what Netty tolerates differs between its versions,
 * and where a request ends must not. After a malformed request nothing more is decoded.
 */
public final class StrictRequestDecoder extends HttpRequestDecoder {
    private final RequestFraming framing = new RequestFraming();

    /** How many bytes behind the reader index have been checked. */
    private int checked;

    private boolean broken;

    public StrictRequestDecoder(HttpDecoderConfig config) {
        super(config);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (checked == 0 && framing.isDone()) {
            framing.next();
        }
        boolean inHead = framing.isInHead();
        try {
            int end = framing.scan(in, in.readerIndex() + checked, in.writerIndex());
            checked = end - in.readerIndex();
        } catch (MalformedRequestException malformed) {
            refuse(malformed, inHead, in, out);
            return;
        }
        int before = in.readerIndex();
        int decoded = out.size();
        super.decode(ctx, in, out);
        checked -= in.readerIndex() - before;
        if (out.size() > decoded
                && out.get(out.size() - 1) instanceof HttpObject last
                && last.decoderResult().isFailure()) {
            broken = true;
        } else if (checked < 0) {
            refuse(new MalformedRequestException("a request that ends in two places"), inHead, in, out);
        }
    }

    private void refuse(MalformedRequestException malformed, boolean inHead, ByteBuf in, List<Object> out) {
        broken = true;
        in.skipBytes(in.readableBytes());
        DecoderResult failure = DecoderResult.failure(malformed);
        if (inHead) {
            // Whole at once: it is a head and the end of a body.
            DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                    HttpVersion.HTTP_1_1, HttpMethod.GET, "/malformed", Unpooled.EMPTY_BUFFER);
            request.setDecoderResult(failure);
            out.add(request);
        } else {
            HttpContent content = new DefaultHttpContent(Unpooled.EMPTY_BUFFER);
            content.setDecoderResult(failure);
            out.add(content);
            out.add(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }
}
