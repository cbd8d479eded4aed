package hall;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.util.Set;

/** Lets pages of other origins call a handler: answers what their browsers ask first, and lets them read its answers. */
final class CrossOrigin implements HttpHandler {
    private static final Headers PREFLIGHT = Headers.of(
            "Access-Control-Allow-Methods", "PUT, POST, DELETE",
            "Access-Control-Allow-Headers", "Authorization, Content-Type, X-Socket-ID",
            "Access-Control-Max-Age", "600");

    private final Set<String> origins;
    private final HttpHandler calls;

    /**
     * @param origins of the pages, as browsers write them: {@code https://app.example}
     */
    CrossOrigin(Set<String> origins, HttpHandler calls) {
        this.origins = Set.copyOf(origins);
        this.calls = calls;
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws Exception {
        String origin = request.headers().first("Origin");
        if (origin == null || !origins.contains(origin)) {
            return calls.handle(request).withHeader("Vary", "Origin");
        }
        boolean asksFirst =
                request.method().equals("OPTIONS") && request.headers().first("Access-Control-Request-Method") != null;
        HttpResponse response = asksFirst ? HttpResponse.of(204).withHeaders(PREFLIGHT) : calls.handle(request);
        return response.withHeaders(Headers.of("Access-Control-Allow-Origin", origin, "Vary", "Origin"));
    }
}
