package dev.parlance.micrometer;

import static dev.parlance.micrometer.Events.SAID;
import static dev.parlance.micrometer.Events.SAY;
import static org.assertj.core.api.Assertions.assertThat;

import brave.Tracing;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import dev.parlance.ParlanceServer;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.micrometer.Events.Text;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.brave.bridge.BraveBaggageManager;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BravePropagator;
import io.micrometer.tracing.brave.bridge.BraveTracer;
import io.micrometer.tracing.brave.bridge.W3CPropagation;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Observations as spans of a tracer, here Brave. */
class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";

    private final List<MutableSpan> spans = new CopyOnWriteArrayList<>();
    private final Tracing tracing = Tracing.newBuilder()
            .propagationFactory(new W3CPropagation())
            .traceId128Bit(true)
            .addSpanHandler(new SpanHandler() {
                @Override
                public boolean end(TraceContext context, MutableSpan span, Cause cause) {
                    return spans.add(span);
                }
            })
            .build();
    private final Tracer tracer = new BraveTracer(
            tracing.tracer(), new BraveCurrentTraceContext(tracing.currentTraceContext()), new BraveBaggageManager());
    private final TestServer server;
    private final Namespace<Guest> root;

    TracingTest() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new FirstMatchingCompositeObservationHandler(
                        new PropagatingReceiverTracingObservationHandler<>(tracer, new BravePropagator(tracing)),
                        new DefaultTracingObservationHandler(tracer)));
        ParlanceObservations observations = new ParlanceObservations(registry);
        server = TestServer.create(ParlanceServer.builder()
                .interceptor(observations)
                .listener(observations)
                .options());
        root = server.namespace("/");
        root.onConnect(socket -> root.emit(SAID, new Text("somebody has come")));
        root.on(SAY, (socket, text) -> root.emit(SAID, text));
    }

    @AfterEach
    void close() {
        server.close();
        tracing.close();
    }

    private MutableSpan span(String name) {
        List<MutableSpan> named =
                spans.stream().filter(span -> span.name().equals(name)).toList();
        assertThat(named).describedAs("%s of %s", name, spans).hasSize(1);
        return named.get(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectingIsAPartOfTheClientsTraceThatAHeaderOrTheQueryNames(boolean byHeader) {
        Wire wire = byHeader
                ? server.wire(Headers.of("traceparent", TRACEPARENT), Query.NONE)
                : server.wire(Headers.NONE, Query.parse("traceparent=" + TRACEPARENT));
        wire.send("0");
        server.run();
        MutableSpan connect = span("connect /");
        assertThat(connect.traceId()).isEqualTo(TRACE);
        assertThat(connect.parentId()).isEqualTo(PARENT);
        assertThat(span("emit said").parentId()).isEqualTo(connect.id());
        assertThat(connect.tags()).containsEntry("namespace", "/").containsEntry("outcome", "success");
    }

    @Test
    void eventsAreTracesOfTheirOwn() {
        Wire wire = server.wire(Headers.of("traceparent", TRACEPARENT), Query.NONE);
        wire.send("0");
        server.run();
        spans.clear();
        wire.send("2[\"say\",{\"text\":\"hi\"}]");
        server.run();
        MutableSpan say = span("say /");
        assertThat(say.traceId()).isNotEqualTo(TRACE);
        assertThat(say.parentId()).isNull();
        assertThat(say.kind()).isEqualTo(brave.Span.Kind.SERVER);
        MutableSpan emit = span("emit said");
        assertThat(emit.traceId()).isEqualTo(say.traceId());
        assertThat(emit.parentId()).isEqualTo(say.id());
        assertThat(emit.tags()).containsEntry("parlance.recipients", "1").containsEntry("event", "said");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-0-0-01", "00-" + TRACE, "00-" + TRACE + "-" + PARENT})
    void aMalformedTraceparentHarmsNobody(String traceparent) {
        Wire wire = server.wire(Headers.of("traceparent", traceparent), Query.NONE);
        wire.send("0");
        server.run();
        assertThat(wire.received()).isNotEmpty();
        assertThat(span("connect /").parentId()).isNull();
    }
}
