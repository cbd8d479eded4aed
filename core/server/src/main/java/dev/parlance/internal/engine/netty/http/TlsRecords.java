package dev.parlance.internal.engine.netty.http;

import io.netty.buffer.ByteBuf;

/**
 * What records one client may send. A record without content costs the server work, and an update of the keys of TLS 1.3 an
 * answer as well, with a buffer of its own; so that of those only some may follow one another.
 */
final class TlsRecords {
    static final int HANDSHAKE = 22;

    private static final int HEADER = 5;
    private static final int LENGTH_AT = 3;

    /** Of what is not encrypted it is less (RFC 5246, section 6.2.3; of TLS 1.3 it is 256 more than that, not 2,048). */
    private static final int MAX_LENGTH = (1 << 14) + 2048;

    /** Clients need some ten; those that send a ClientHello in pieces, more. */
    private static final int MAX_OF_HANDSHAKE = 1_000;

    private static final int MAX_WITHOUT_CONTENT = 32;

    private int max = MAX_OF_HANDSHAKE;
    private int withoutContent;

    /** Whether the next one is larger than TLS allows: it need not be waited for. */
    static boolean isTooLarge(ByteBuf in) {
        return in.readableBytes() >= HEADER && in.getUnsignedShort(in.readerIndex() + LENGTH_AT) > MAX_LENGTH;
    }

    /** Whether the next one has that type. */
    static boolean isOf(int type, ByteBuf in) {
        return in.isReadable() && in.getByte(in.readerIndex()) == type;
    }

    void handshakeEnded() {
        max = MAX_WITHOUT_CONTENT;
        withoutContent = 0;
    }

    /**
     * One has come; false if they have been too many without content.
     *
     * @param content whether it had content
     * @param unread whether the client has not read yet what it was sent
     */
    boolean accept(boolean content, boolean unread) {
        if (!content) {
            withoutContent++;
        } else if (!unread) {
            withoutContent = 0;
        }
        return withoutContent <= max;
    }
}
