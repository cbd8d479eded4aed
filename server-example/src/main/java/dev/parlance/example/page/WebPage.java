package dev.parlance.example.page;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Serves the page: the files in the resource folder {@code web} that are named here, and no others. */
public final class WebPage implements HttpHandler {
    private static final List<String> FILES = List.of(
            "index.html",
            "css/base.css",
            "css/chat.css",
            "css/panels.css",
            "css/reference.css",
            "icon.svg",
            "js/app.js",
            "js/chat/composer.js",
            "js/chat/conversation.js",
            "js/chat/list.js",
            "js/chat/messages.js",
            "js/chat/outbox.js",
            "js/chat/panel.js",
            "js/chat/people.js",
            "js/chat/requests.js",
            "js/chat/scroll.js",
            "js/chat/typing.js",
            "js/connection.js",
            "js/dialects/base64.js",
            "js/dialects/connections.js",
            "js/dom.js",
            "js/eventlog.js",
            "js/families.js",
            "js/http.js",
            "js/markdown.js",
            "js/panels/call.js",
            "js/panels/custom.js",
            "js/panels/dialects.js",
            "js/panels/documents.js",
            "js/panels/integration.js",
            "js/panels/kit.js",
            "js/panels/peer.js",
            "js/panels/presence.js",
            "js/panels/session.js",
            "js/panels/wallet.js",
            "js/projects.js",
            "js/reference.js",
            "js/shell.js",
            "js/state.js",
            "reference.html",
            "reference/events.md",
            "reference/example.md",
            "vendor/socket.io.esm.min.js");

    // Only the page's own scripts and styles: text of users is never executed.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, HttpResponse> responses = new HashMap<>();

    /** Reads the files. */
    public WebPage() {
        for (String file : FILES) {
            responses.put("/" + file, load(file));
        }
        responses.put("/", responses.get("/index.html"));
        responses.put("/reference", responses.get("/reference.html"));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return HttpResponse.text(405, "Only GET is answered here.\n");
        }
        return responses.getOrDefault(request.path(), HttpResponse.notFound());
    }

    private static HttpResponse load(String file) {
        try (InputStream in = WebPage.class.getResourceAsStream("/web/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the page's file web/" + file + " is missing");
            }
            return HttpResponse.of(200, contentType(file), in.readAllBytes())
                    .withHeaders(Headers.of(
                            "Content-Security-Policy", POLICY,
                            "X-Content-Type-Options", "nosniff",
                            "Referrer-Policy", "no-referrer",
                            "Cache-Control", "no-cache"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(String file) {
        return switch (file.substring(file.lastIndexOf('.'))) {
            case ".html" -> "text/html; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".md" -> "text/markdown; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }
}
