package dev.parlance.internal.engine.netty.request;

/**
 * How long the head of a request is. One that is too long is read on for a while, without being kept: a page can read the answer
 * only if it is known which page has asked.
 */
final class HeadSize {
    private static final int MAX_DISCARDED = 64 * 1024;

    private final int max;
    private boolean inFields;
    private boolean lineTooLong;
    private boolean cut;
    private int firstLine;
    private int fieldBytes;
    private int discarded;

    HeadSize(int max) {
        this.max = max;
    }

    void reset() {
        inFields = false;
        lineTooLong = false;
        cut = false;
        firstLine = 0;
        fieldBytes = 0;
        discarded = 0;
    }

    /** Whether one more byte of a line belongs to it; if not, it is to be discarded. */
    boolean takes(int length) throws MalformedRequestException {
        if (length < max) {
            return true;
        }
        cut = true;
        discard(1);
        return false;
    }

    /** Ends a line; whether it is whole. */
    boolean endLine(int length) throws MalformedRequestException {
        boolean whole = !cut;
        cut = false;
        if (!inFields) {
            inFields = true;
            firstLine = length;
            lineTooLong = !whole;
        } else if (fieldBytes > max) {
            discard(length + 2);
        } else {
            fieldBytes += whole ? length + 2 : max + 1;
        }
        return whole;
    }

    private void discard(int bytes) throws MalformedRequestException {
        discarded += bytes;
        if (discarded > MAX_DISCARDED) {
            throw tooLong();
        }
    }

    /** How many bytes have come of it in whole lines, as far as they are kept. */
    int bytes() {
        return firstLine + fieldBytes;
    }

    boolean isExceeded() {
        return cut || lineTooLong || fieldBytes > max;
    }

    /** The head has ended. */
    void check() throws MalformedRequestException {
        if (isExceeded()) {
            throw tooLong();
        }
    }

    private MalformedRequestException tooLong() {
        return lineTooLong || !inFields
                ? new MalformedRequestException(414, "a request line is at most " + max + " bytes long (requestHead)")
                : new MalformedRequestException(431, "header fields are at most " + max + " bytes long (requestHead)");
    }
}
