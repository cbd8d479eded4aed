package dev.parlance.internal.engine.netty.request;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of each HTTP/1 request in a connection's bytes, and what is malformed on the way to it (RFC 9112). It
 * keeps at most one line.
 */
final class RequestFraming {
    private static final int USUAL_LINE = 128;
    private static final int MAX_CHUNK_DIGITS = 8;

    /** What a body may have besides its content: chunk extensions and trailers, which nobody reads. */
    private static final int MAX_OVERHEAD = 16 * 1024;

    private static final byte[] NO_LINE = new byte[0];

    private enum Part {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        DONE
    }

    private final HeadSize headSize;
    private Part part = Part.HEAD;
    private @Nullable RequestHead head;
    private long left;
    private int overhead;
    private int lastHead;
    private byte[] line = NO_LINE;
    private int length;
    private boolean carriageReturn;

    /** Of a connection whose requests have heads of at most so many bytes, their first line not counted. */
    RequestFraming(int maxHead) {
        this.headSize = new HeadSize(maxHead);
    }

    /** Whether the head of a request is still to come or incomplete. */
    boolean isInHead() {
        return part == Part.HEAD;
    }

    /** Whether the last request has ended, and {@link #next} is to be called before more is scanned. */
    boolean isDone() {
        return part == Part.DONE;
    }

    void next() {
        part = Part.HEAD;
        lastHead = headSize.bytes();
        headSize.reset();
        // A connection between two requests holds nothing.
        head = null;
        line = NO_LINE;
        overhead = 0;
    }

    /** How many bytes have come of a head that is not whole. */
    int unfinishedHead() {
        return part == Part.HEAD ? headSize.bytes() + length : 0;
    }

    /** How many bytes the last head has that is whole. */
    int wholeHead() {
        return part == Part.HEAD ? lastHead : headSize.bytes();
    }

    /** The head of the request, as far as it has been read; null before it. */
    @Nullable
    RequestHead head() {
        return head;
    }

    /** Whether the head is longer than allowed, and read only to know who is to be answered. */
    boolean isTooLong() {
        return headSize.isExceeded();
    }

    /** Scans bytes up to the end of the request; returns where it has stopped. */
    int scan(ByteBuf in, int from, int to) throws MalformedRequestException {
        int at = from;
        while (at < to && part != Part.DONE) {
            if (part == Part.BODY || part == Part.CHUNK) {
                int skipped = (int) Math.min(left, to - at);
                at += skipped;
                left -= skipped;
                if (left == 0) {
                    part = part == Part.BODY ? Part.DONE : Part.CHUNK_END;
                }
            } else if (endsLine(in.getByte(at++))) {
                lineEnded();
                length = 0;
            }
        }
        return at;
    }

    private boolean endsLine(byte b) throws MalformedRequestException {
        if (carriageReturn || b == '\n') {
            if (!carriageReturn || b != '\n') {
                throw new MalformedRequestException("a line that does not end with CR and LF");
            }
            carriageReturn = false;
            return true;
        }
        if (b == '\r') {
            carriageReturn = true;
        } else if (b >= 0 && b < ' ' && b != '\t' || b == 0x7f) {
            throw new MalformedRequestException("a control character");
        } else if (part != Part.HEAD || headSize.takes(length)) {
            if (part != Part.HEAD && length > MAX_OVERHEAD) {
                checkOverhead(length);
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, Math.max(USUAL_LINE, 2 * length));
            }
            line[length++] = b;
        }
        return false;
    }

    private void lineEnded() throws MalformedRequestException {
        switch (part) {
            case HEAD -> headLine();
            case CHUNK_SIZE -> {
                left = chunkSize();
                part = left == 0 ? Part.TRAILER : Part.CHUNK;
            }
            case CHUNK_END -> {
                if (length > 0) {
                    throw new MalformedRequestException("a chunk that is longer than announced");
                }
                part = Part.CHUNK_SIZE;
            }
            default -> {
                if (length == 0) {
                    part = Part.DONE;
                } else {
                    checkOverhead(length + 2);
                    RequestHead.checkField(new String(line, 0, length, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    private void headLine() throws MalformedRequestException {
        RequestHead current = head;
        if (length > 0) {
            if (current == null) {
                current = new RequestHead();
                head = current;
            }
            if (headSize.endLine(length)) {
                current.line(line, length);
            } else {
                current.skipLine();
            }
        } else if (current != null) {
            headSize.check();
            left = current.end();
            part = left == RequestHead.CHUNKED ? Part.CHUNK_SIZE : left == 0 ? Part.DONE : Part.BODY;
        }
        // Else an empty line before a request, which is to be ignored (RFC 9112, section 2.2).
    }

    // Nothing but digits, and at once what ends them: a size that is understood in two ways hides a request as well.
    private long chunkSize() throws MalformedRequestException {
        int digits = 0;
        long size = 0;
        while (digits < length && Character.digit(line[digits], 16) >= 0) {
            size = 16 * size + Character.digit(line[digits++], 16);
            if (digits > MAX_CHUNK_DIGITS || size > Integer.MAX_VALUE) {
                throw new MalformedRequestException("a chunk that is too large");
            }
        }
        if (digits == 0 || digits < length && line[digits] != ';') {
            throw new MalformedRequestException("not the size of a chunk");
        }
        checkOverhead(length - digits);
        return size;
    }

    private void checkOverhead(int bytes) throws MalformedRequestException {
        overhead += bytes;
        if (overhead > MAX_OVERHEAD) {
            throw new MalformedRequestException("chunk extensions or trailers that are too long");
        }
    }
}
