package operated;

import dev.parlance.ParlanceServer;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.HandledEvent;
import dev.parlance.socket.HealthHandler;
import dev.parlance.socket.ServerListener;
import io.micrometer.core.instrument.MeterRegistry;

/** What an operator sees of a server: some metrics, and whether it is ready. */
public final class Operated {
    private Operated() {}

    /** Makes a server, whose namespaces are the caller's. */
    public static ParlanceServer server(int port, MeterRegistry registry) {
        ParlanceServer server = ParlanceServer.builder()
                .port(port)
                .listener(new ServerListener() {
                    @Override
                    public void eventHandled(HandledEvent event) {
                        registry.timer(
                                        "socketio.events",
                                        "namespace",
                                        event.namespace(),
                                        "event",
                                        event.event() == null ? "unknown" : event.event(),
                                        "refusal",
                                        event.refusal() == null ? "none" : event.refusal())
                                .record(event.duration());
                    }

                    @Override
                    public void refused(ClientIncident incident) {
                        registry.counter(
                                        "socketio.refused",
                                        "reason",
                                        incident.reason().name())
                                .increment();
                    }
                })
                .build();
        server.http("/health/ready", HealthHandler.readiness(server)); // 200 while clients may come, else 503
        server.http("/health/live", HealthHandler.liveness(server)); // 200 until it is closed
        return server;
    }
}
