package dev.parlance.internal.engine.netty.request;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The head of one HTTP/1 request, line by line, as far as it says where the request ends (RFC 9112, sections 2 to 6).
 * Whatever two servers could understand in two ways is malformed: a server in front of this one that takes the end of a
 * request to be elsewhere would let a client smuggle a second request in.
 */
final class RequestHead {
    static final int CHUNKED = -1;

    private static final int MAX_LENGTH_DIGITS = 18;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String HOST_MARKS = "-._~!$&'()*+,;=%:[]";

    private boolean begun;
    private boolean http10;
    private @Nullable String contentLength;
    private @Nullable String transferEncoding;
    private int hosts;
    private @Nullable String host;
    private @Nullable String origin;

    /** Takes the next line, without its end. */
    void line(byte[] bytes, int length) throws MalformedRequestException {
        String line = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        if (begun) {
            field(line);
        } else {
            begun = true;
            requestLine(line);
        }
    }

    /** The next line was too long to be kept. */
    void skipLine() {
        begun = true;
    }

    /** The {@code Host} that has come so far. */
    @Nullable
    String host() {
        return host;
    }

    /** The {@code Origin} that has come so far; several with commas between. */
    @Nullable
    String origin() {
        return origin;
    }

    /** The length of the body that follows, or {@link #CHUNKED}. */
    long end() throws MalformedRequestException {
        if (hosts != 1 && !(http10 && hosts == 0)) {
            throw new MalformedRequestException("not exactly one Host");
        }
        if (transferEncoding == null) {
            return contentLength == null ? 0 : Long.parseLong(contentLength);
        }
        if (contentLength != null) {
            throw new MalformedRequestException("Transfer-Encoding and Content-Length");
        }
        if (http10) {
            throw new MalformedRequestException("Transfer-Encoding in HTTP/1.0");
        }
        return CHUNKED;
    }

    private void requestLine(String line) throws MalformedRequestException {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        String version = line.substring(second + 1);
        http10 = version.equals("HTTP/1.0");
        boolean wellFormed = isToken(line, first) && second > first + 1 && line.indexOf('\t') < 0;
        if (!wellFormed || !http10 && !version.equals("HTTP/1.1")) {
            throw new MalformedRequestException("not a request line");
        }
        if (!RequestTarget.of(line.substring(first + 1, second)).isValid()) {
            throw new MalformedRequestException("a target with a host that is none");
        }
    }

    private void field(String line) throws MalformedRequestException {
        int colon = checkField(line);
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-length" -> contentLength(valueOf(line, colon));
            case "transfer-encoding" -> transferEncoding(valueOf(line, colon));
            case "host" -> host(valueOf(line, colon));
            case "origin" -> origin = (origin == null ? "" : origin + ", ") + valueOf(line, colon);
            default -> {}
        }
    }

    /** Where the colon of a header or trailer field is; a name that is no token includes a folded line. */
    static int checkField(String line) throws MalformedRequestException {
        int colon = line.indexOf(':');
        if (!isToken(line, colon)) {
            throw new MalformedRequestException("not a header field");
        }
        return colon;
    }

    private static String valueOf(String line, int colon) {
        int from = colon + 1;
        int to = line.length();
        while (from < to && isWhitespace(line.charAt(from))) {
            from++;
        }
        while (from < to && isWhitespace(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    // Not String.strip: it takes more than a space and a tab for whitespace.
    private static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t';
    }

    private void contentLength(String value) throws MalformedRequestException {
        boolean digits = value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (contentLength != null || value.isEmpty() || value.length() > MAX_LENGTH_DIGITS || !digits) {
            throw new MalformedRequestException("not exactly one Content-Length");
        }
        contentLength = value;
    }

    private void transferEncoding(String value) throws MalformedRequestException {
        if (transferEncoding != null || !value.equalsIgnoreCase("chunked")) {
            throw new MalformedRequestException("a Transfer-Encoding other than chunked");
        }
        transferEncoding = value;
    }

    private void host(String value) throws MalformedRequestException {
        hosts++;
        host = value;
        if (!value.chars().allMatch(c -> isAlphanumeric(c) || HOST_MARKS.indexOf(c) >= 0)) {
            throw new MalformedRequestException("not a host");
        }
    }

    private static boolean isToken(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if (!isAlphanumeric(c) && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return end > 0;
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
