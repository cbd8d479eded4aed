package dev.parlance.internal.engine.netty.request;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Netty's decoder, which sees only what our own check has let pass: what Netty tolerates differs between its versions,
 * and where a request ends must not. After a malformed request nothing more is decoded.
 */
public final class StrictRequestDecoder extends HttpRequestDecoder {
    private static final int MAX_CHUNK_BYTES = 64 * 1024;

    /** Our own limit comes first: how Netty counts differs. */
    private static final int NETTYS_MARGIN = 1024;

    private final RequestFraming framing;

    /** How many bytes behind the reader index have been checked. */
    private int checked;

    private boolean broken;

    /** For requests with heads of at most so many bytes, their first line not counted. */
    public StrictRequestDecoder(int maxHead) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(maxHead + NETTYS_MARGIN)
                .setMaxHeaderSize(maxHead + NETTYS_MARGIN)
                .setMaxChunkSize(MAX_CHUNK_BYTES));
        framing = new RequestFraming(maxHead);
    }

    /** How many bytes have come of the head of the next request, as long as it is not whole. */
    public int unfinishedHead() {
        return framing.unfinishedHead();
    }

    /** How many bytes the last head has that is whole. */
    public int wholeHead() {
        return framing.wholeHead();
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        boolean inHead = framing.isInHead();
        try {
            int end = framing.scan(in, in.readerIndex() + checked, in.writerIndex());
            checked = end - in.readerIndex();
        } catch (MalformedRequestException malformed) {
            refuse(malformed, inHead, in, out);
            return;
        }
        if (framing.isTooLong()) {
            in.skipBytes(in.readableBytes());
            checked = 0;
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
            if (last instanceof HttpRequest request) {
                addWhatIsKnown(request);
            }
        } else if (checked < 0) {
            refuse(new MalformedRequestException("a request that ends in two places"), inHead, in, out);
        } else if (checked == 0 && framing.isDone()) {
            framing.next();
        }
    }

    // Who asked, so that a page can read why it was refused.
    private void addWhatIsKnown(HttpRequest request) {
        RequestHead head = framing.head();
        if (head != null) {
            add(request, HttpHeaderNames.HOST, head.host());
            add(request, HttpHeaderNames.ORIGIN, head.origin());
        }
    }

    private static void add(HttpRequest request, CharSequence name, @Nullable String value) {
        if (value == null) {
            request.headers().remove(name);
        } else {
            request.headers().set(name, value);
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
            addWhatIsKnown(request);
            out.add(request);
        } else {
            HttpContent content = new DefaultHttpContent(Unpooled.EMPTY_BUFFER);
            content.setDecoderResult(failure);
            out.add(content);
            out.add(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }
}
