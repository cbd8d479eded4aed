package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Answers the checks of a load balancer or an orchestrator with the server's {@linkplain Server#state state}: 200, or 503.
 *
 * <pre>{@code
 * server.http("/health/ready", HealthHandler.readiness(server));
 * server.http("/health/live", HealthHandler.liveness(server));
 * }</pre>
 *
 * <p>The body is the state as text. It runs on a handler thread, as all handlers do: so a server whose handlers are all stuck
 * answers no check either.
 */
@Incubating
public final class HealthHandler implements HttpHandler {
    private final Server server;
    private final Set<ServerState> healthy;

    private HealthHandler(Server server, Set<ServerState> healthy) {
        this.server = Objects.requireNonNull(server, "server");
        this.healthy = healthy;
    }

    /** 200 while new clients may come; 503 from when the server begins to close. */
    public static HealthHandler readiness(Server server) {
        return new HealthHandler(server, EnumSet.of(ServerState.READY));
    }

    /** 200 as long as the server works, also while it closes: it is not to be killed then. */
    public static HealthHandler liveness(Server server) {
        return new HealthHandler(server, EnumSet.complementOf(EnumSet.of(ServerState.CLOSED)));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        ServerState state = server.state();
        return HttpResponse.text(healthy.contains(state) ? 200 : 503, state.toString())
                .withHeader("Cache-Control", "no-store");
    }
}
