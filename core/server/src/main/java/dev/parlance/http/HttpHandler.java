package dev.parlance.http;

/**
 * Answers plain HTTP requests.
 *
 * <p>Called on the server's handler threads, never on an event loop: it may block. Several requests run at the same
 * time. What it throws is answered 500 without the exception's text.
 */
@FunctionalInterface
public interface HttpHandler {
    /**
     * Answers a request.
     *
     * @return the answer; never null
     * @throws RequestRefusedException to answer with that response; any other exception is logged, and answered 500
     */
    HttpResponse handle(HttpRequest request) throws Exception;
}
