package dev.parlance.catalogue.platform.integration.http;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be asked of an {@link HttpIntegration}; made by {@link HttpIntegration#endpoint}. Immutable.
 */
public final class HttpEndpoint {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~-]+|\\{[A-Za-z0-9_]+}))*+/?");

    private final String method;
    private final String path;

    HttpEndpoint(String method, String path) {
        this.method = method;
        this.path = path;
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("not a method of an endpoint: " + method);
        }
        checkPath(path);
    }

    /** {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}. */
    public String method() {
        return method;
    }

    /** The path below the integration's base, with the names of parameters in braces. */
    public String path() {
        return path;
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
