package dev.parlance.catalogue.platform.integration.http;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be asked of an {@link HttpIntegration}.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
 * @param path the path below the integration's base, such as {@code /users/{userId}/posts}: a segment in braces is the
 *     parameter of that name; the other parameters become the query
 */
public record HttpEndpoint(String method, String path) {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~-]+|\\{[A-Za-z0-9_]+}))*+/?");

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if the method is another, or the path is not made of plain segments: letters, digits
     *     and {@code . _ ~ -}, not {@code .} or {@code ..}
     */
    public HttpEndpoint {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("not a method of an endpoint: " + method);
        }
        checkPath(path);
    }

    static void checkPath(String path) {
        if (!PATH.matcher(path).matches() || Stream.of(path.split("/")).anyMatch(HttpEndpoint::isDots)) {
            throw new IllegalArgumentException("not a plain path: " + path);
        }
    }

    /** Whether a segment would be taken for this directory or the one above. */
    static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    /** Whether it takes a body. */
    boolean takesBody() {
        return !method.equals("GET");
    }
}
