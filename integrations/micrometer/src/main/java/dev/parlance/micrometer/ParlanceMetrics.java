package dev.parlance.micrometer;

import dev.parlance.adapter.AdapterIncident;
import dev.parlance.event.Incubating;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.DroppedEvent;
import dev.parlance.socket.FailedHandler;
import dev.parlance.socket.HandledEvent;
import dev.parlance.socket.LimitHit;
import dev.parlance.socket.RequestOutcome;
import dev.parlance.socket.SentEvent;
import dev.parlance.socket.SentRequest;
import dev.parlance.socket.Server;
import dev.parlance.socket.ServerListener;
import dev.parlance.socket.Socket;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Records what happens on a server in a registry of Micrometer:
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder().listener(new ParlanceMetrics(registry)).build();
 * }</pre>
 *
 * <p>Gauges are registered when the server has started, and removed when it has closed; they are a second old at most. However many
 * names clients make up, there are no more series for them: events are tagged by the names that handlers and tokens have, and
 * namespaces that are made on demand by the pattern of their parent. Histograms and percentiles are the registry's to configure.
 *
 * <p>One is for one server; servers that share a registry have tags that tell them apart.
 */
@Incubating
public final class ParlanceMetrics implements ServerListener {
    private final MeterRegistry registry;
    private final Tags common;
    private final MeterCache meters;
    private final TagValues values = new TagValues();
    private final AtomicReference<@Nullable ServerGauges> gauges = new AtomicReference<>();

    /** Records in that registry. */
    public ParlanceMetrics(MeterRegistry registry) {
        this(registry, Tags.empty());
    }

    /**
     * The same, with tags that all meters have.
     *
     * <pre>{@code
     * ParlanceMetrics metrics = new ParlanceMetrics(registry, Tags.of("server", "chats"));
     * }</pre>
     */
    public ParlanceMetrics(MeterRegistry registry, Iterable<Tag> tags) {
        this.registry = registry;
        this.common = Tags.of(tags);
        this.meters = new MeterCache(registry, common);
        registerReasons();
    }

    // So that a rate sees the first of them, too.
    private void registerReasons() {
        for (ClientIncident.Reason reason : ClientIncident.Reason.values()) {
            switch (reason) {
                case PROTOCOL_VIOLATION, CONNECT_TIMEOUT, SLOW_CLIENT, BUDGET_SPENT ->
                    meters.counter(Meters.CLOSES, TagValues.of(reason));
                default -> meters.counter(Meters.REFUSALS, TagValues.of(reason));
            }
        }
    }

    @Override
    public void serverStarted(Server server) {
        ServerGauges made = new ServerGauges(registry, common, server);
        replaceGauges(made);
        made.register();
    }

    @Override
    public void serverClosed(Server server) {
        replaceGauges(null);
    }

    private void replaceGauges(@Nullable ServerGauges next) {
        ServerGauges before = gauges.getAndSet(next);
        if (before != null) {
            before.remove();
        }
    }

    @Override
    public void connected(Socket<?> socket) {
        meters.counter(Meters.CONNECTS, socket.namespace().label()).increment();
    }

    @Override
    public void disconnected(Socket<?> socket, DisconnectReason reason) {
        meters.counter(Meters.DISCONNECTS, socket.namespace().label(), TagValues.of(reason))
                .increment();
    }

    @Override
    public void refused(ClientIncident incident) {
        meters.counter(Meters.REFUSALS, TagValues.of(incident.reason())).increment();
    }

    @Override
    public void closed(ClientIncident incident) {
        meters.counter(Meters.CLOSES, TagValues.of(incident.reason())).increment();
    }

    @Override
    public void slowClient(ClientIncident incident) {
        closed(incident);
    }

    @Override
    public void budgetSpent(ClientIncident incident) {
        closed(incident);
    }

    @Override
    public void limitHit(LimitHit hit) {
        meters.counter(Meters.LIMITS, hit.limit(), hit.isEnforced() ? "enforce" : "report")
                .increment();
    }

    @Override
    public void eventHandled(HandledEvent event) {
        meters.timer(Meters.EVENTS, event.namespace(), TagValues.event(event.event()), values.outcome(event.refusal()))
                .record(event.duration());
    }

    @Override
    public void eventSent(SentEvent event) {
        meters.summary(Meters.EMITS, event.namespace(), TagValues.event(event.event()))
                .record(event.recipients());
    }

    @Override
    public void eventDropped(DroppedEvent event) {
        meters.counter(Meters.DROPS, event.namespace(), TagValues.event(event.event()), TagValues.of(event.reason()))
                .increment(event.count());
    }

    @Override
    public void adapterIncident(AdapterIncident incident) {
        meters.counter(
                        Meters.CLUSTER_INCIDENTS,
                        TagValues.namespace(incident.namespace()),
                        TagValues.of(incident.reason()))
                .increment();
    }

    @Override
    public void requestSent(SentRequest request) {
        request.onEnd(outcome -> acked(request, outcome));
    }

    private void acked(SentRequest request, RequestOutcome outcome) {
        meters.timer(Meters.ACKS, request.namespace(), TagValues.event(request.event()), TagValues.outcome(outcome))
                .record(outcome.duration());
    }

    @Override
    public void handlerFailed(FailedHandler failure) {
        meters.counter(
                        Meters.FAILURES,
                        TagValues.namespace(failure.namespace()),
                        TagValues.event(failure.event()),
                        failure.what().replace(' ', '-'))
                .increment();
    }
}
