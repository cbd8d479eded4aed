package dev.parlance.internal.engine.netty.request;

import static dev.parlance.fuzzing.Property.equal;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a client sends on an HTTP connection, after one byte that says in what pieces, and an empty line: it is the same requests whole and in pieces,
 * and where our check finds nothing wrong, Netty's decoder alone reads the same requests.
 */
public final class RequestFuzz {
    private static final int MAX_HEAD = 300;

    /** Ends a head: where one is malformed that has not ended, Netty notices it earlier in pieces, and that may be. */
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private RequestFuzz() {}

    public static void fuzzerTestOneInput(byte[] start) {
        if (start.length == 0) {
            return;
        }
        byte[] input = Arrays.copyOf(start, start.length + END.length);
        System.arraycopy(END, 0, input, start.length, END.length);
        Reading whole = read(new StrictRequestDecoder(MAX_HEAD), input, input.length);
        Reading pieces = read(new StrictRequestDecoder(MAX_HEAD), input, 1 + (input[0] & 0x3f));
        equal(pieces.requests, whole.requests, "other requests in pieces");
        equal(pieces.failed, whole.failed, "malformed in pieces");
        if (!whole.failed) {
            Reading netty = read(new HttpRequestDecoder(), input, input.length);
            equal(netty.requests, whole.requests, "other requests for Netty");
        }
    }

    private static Reading read(ChannelHandler decoder, byte[] input, int size) {
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        Reading reading = new Reading();
        for (int at = 1; at < input.length; at += size) {
            channel.writeInbound(Unpooled.copiedBuffer(input, at, Math.min(size, input.length - at)));
            for (HttpObject next = channel.readInbound(); next != null; next = channel.readInbound()) {
                reading.add(next);
            }
        }
        channel.finishAndReleaseAll();
        return reading;
    }

    /** The requests that have come whole, and whether anything was malformed. */
    private static final class Reading {
        private final List<String> requests = new ArrayList<>();
        private final StringBuilder current = new StringBuilder();
        private boolean failed;

        void add(HttpObject next) {
            failed |= next.decoderResult().isFailure();
            if (!failed) {
                if (next instanceof HttpRequest request) {
                    current.append(request.protocolVersion()).append(' ').append(request.method());
                    current.append(' ').append(request.uri()).append(request.headers());
                }
                if (next instanceof HttpContent content) {
                    current.append(content.content().toString(ISO_8859_1));
                }
                if (next instanceof LastHttpContent) {
                    requests.add(current.toString());
                    current.setLength(0);
                }
            }
            ReferenceCountUtil.release(next);
        }
    }
}
