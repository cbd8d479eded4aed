package dev.parlance.socket;

import dev.parlance.adapter.AdapterStatus;
import dev.parlance.event.Incubating;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers the checks of a load balancer, an orchestrator or a monitor with the state of the server, or of what connects it with the
 * others: 200, or 503.
 *
 * <pre>{@code
 * server.http("/health/ready", HealthHandler.readiness(server));
 * server.http("/health/live", HealthHandler.liveness(server));
 * server.http("/health/cluster", HealthHandler.cluster(server));
 * }</pre>
 *
 * <p>The body is that state as text. It runs on a handler thread, as all handlers do: so a server whose handlers are all stuck
 * answers no check either.
 */
@Incubating
public final class HealthHandler implements HttpHandler {
    private final Supplier<Health> check;

    private HealthHandler(Supplier<Health> check) {
        this.check = check;
    }

    private record Health(boolean healthy, Object state) {}

    /** 200 while new clients may come; 503 from when the server begins to close. */
    public static HealthHandler readiness(Server server) {
        return of(server, EnumSet.of(ServerState.READY));
    }

    /** 200 as long as the server works, also while it closes: it is not to be killed then. */
    public static HealthHandler liveness(Server server) {
        return of(server, EnumSet.complementOf(EnumSet.of(ServerState.CLOSED)));
    }

    private static HealthHandler of(Server server, Set<ServerState> healthy) {
        Objects.requireNonNull(server, "server");
        return new HealthHandler(() -> {
            ServerState state = server.state();
            return new Health(healthy.contains(state), state);
        });
    }

    /**
     * 200 while the other servers of the cluster can be reached, as {@link ServerStatistics#adapter} says; 503 while they cannot. For
     * monitors: the server goes on to serve its own clients then, so a load balancer should not take it out, nor an orchestrator
     * restart it. The body says why.
     */
    public static HealthHandler cluster(Server server) {
        Objects.requireNonNull(server, "server");
        return new HealthHandler(() -> {
            AdapterStatus status = server.statistics().adapter();
            return new Health(status.isHealthy(), status);
        });
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        Health health = check.get();
        return HttpResponse.text(health.healthy() ? 200 : 503, health.state().toString())
                .withHeader("Cache-Control", "no-store");
    }
}
