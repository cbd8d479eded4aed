package dev.parlance.testkit;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client in memory, connected to one namespace. What it is sent waits in its inbox until the test expects it. Not
 * safe for use by several threads.
 */
public final class TestClient {
    private final TestServer server;
    private final Wire wire;
    private final String namespace;
    private final List<Received> inbox = new ArrayList<>();
    private final Map<Long, IncomingArguments> acks = new HashMap<>();
    private final Map<String, Function<IncomingArguments, List<@Nullable Object>>> answers = new HashMap<>();
    private String id = "";
    private boolean connected;
    private @Nullable ConnectErrorException refused;
    private long nextAckId;

    private record Received(String name, IncomingArguments arguments) {
        @Override
        public String toString() {
            return name + arguments.values();
        }
    }

    private TestClient(TestServer server, Wire wire, String namespace) {
        this.server = server;
        this.wire = wire;
        this.namespace = namespace;
    }

    static TestClient connect(TestServer server, Wire wire, String namespace, @Nullable Object auth) {
        TestClient client = new TestClient(server, wire, namespace.startsWith("/") ? namespace : "/" + namespace);
        String json = auth == null ? "" : text(server.codec().encodeValue(auth));
        wire.send("0" + client.prefix() + json);
        client.read();
        if (client.refused != null) {
            throw client.refused;
        }
        if (!client.connected) {
            throw new AssertionError("the server did not answer CONNECT to " + client.namespace);
        }
        return client;
    }

    /** Its socket's id. */
    public String id() {
        return id;
    }

    /** Whether it is connected, as far as it knows. */
    public boolean isConnected() {
        read();
        return connected && wire.closeReason() == null;
    }

    /** Its connection, for what a well-behaved client would not do. */
    public Wire wire() {
        return wire;
    }

    // --- sending

    /** Emits an event; its handlers run later. */
    public <P> void emit(ClientEvent<P> event, P payload) {
        emit(event.name(), -1, codec().arguments(event.payload(), payload));
    }

    /** Emits an event that carries nothing. */
    public void emit(ClientEvent<Void> event) {
        emit(event.name(), -1, List.of());
    }

    /** Emits an event without a type. */
    public void emit(String name, @Nullable Object... arguments) {
        emit(name, -1, listOf(arguments));
    }

    /** Emits a request without asking for an ack. */
    public <P> void emit(ClientRequest<P, ?> request, P payload) {
        emit(request.name(), -1, codec().arguments(request.payload(), payload));
    }

    /**
     * Sends a request and runs the server until it is answered.
     *
     * @return the answer; null if it is the empty success
     * @throws RefusedException if it is refused, with the refusal as the client received it
     * @throws AssertionError if no answer comes
     */
    public <P, R> R request(ClientRequest<P, R> request, P payload) {
        IncomingArguments ack = ask(request.name(), codec().arguments(request.payload(), payload));
        throwIfRefused(ack);
        return codec().decode(request.answer(), ack);
    }

    /** As {@link #request(ClientRequest, Object)}, for a request that carries nothing. */
    public <R> R request(ClientRequest<Void, R> request) {
        return request(request, null);
    }

    /** Emits an event, asks for an ack and runs the server until it comes; throws as {@link #request}. */
    public <P> void emitAndWait(ClientEvent<P> event, P payload) {
        throwIfRefused(ask(event.name(), codec().arguments(event.payload(), payload)));
    }

    /**
     * Sends an event without a type, asks for an ack and runs the server until it comes; its arguments as plain values.
     */
    public List<@Nullable Object> request(String name, @Nullable Object... arguments) {
        return ask(name, listOf(arguments)).values();
    }

    private IncomingArguments ask(String name, List<@Nullable Object> arguments) {
        long ackId = nextAckId++;
        emit(name, ackId, arguments);
        read();
        IncomingArguments ack = acks.remove(ackId);
        if (ack == null) {
            throw new AssertionError("\"" + name + "\" was not answered" + (isConnected() ? "" : ": disconnected"));
        }
        return ack;
    }

    private void emit(String name, long ackId, List<@Nullable Object> arguments) {
        send('2', ackId, codec().encodeEvent(name, arguments));
    }

    private void send(char type, long ackId, EncodedArguments content) {
        int count = content.attachments().size();
        String binary = count == 0 ? "" : count + "-";
        char digit = count == 0 ? type : (char) (type + ServerPacket.BINARY_EVENT - ServerPacket.EVENT);
        wire.send(digit + binary + prefix() + (ackId < 0 ? "" : ackId) + text(content.json()));
        content.attachments().forEach(wire::send);
    }

    // --- receiving

    /**
     * Runs the server and takes the oldest event of that name from the inbox.
     *
     * @throws AssertionError if there is none, with what there is
     */
    public <P> P expect(ServerEvent<P> event) {
        return codec().decode(event.payload(), take(event).arguments);
    }

    /** As {@link #expect(ServerEvent)}, for a request that was not {@linkplain #answer answered}. */
    public <P> P expect(ServerRequest<P, ?> request) {
        return codec().decode(request.payload(), take(request).arguments);
    }

    /** As {@link #expect(ServerEvent)}, without a type: the arguments as plain values. */
    public List<@Nullable Object> expect(String name) {
        return take(name).arguments.values();
    }

    /**
     * Runs the server and checks that the inbox is empty.
     *
     * @throws AssertionError if it is not, with what there is
     */
    public void expectNothingMore() {
        read();
        if (!inbox.isEmpty()) {
            throw new AssertionError("expected nothing more, but there is " + inbox);
        }
    }

    /** Answers requests of the server from now on; they do not come to the inbox. */
    public <P, R> void answer(ServerRequest<P, R> request, Function<P, R> answer) {
        answers.put(request.name(), arguments -> {
            P payload = codec().decode(request.payload(), arguments);
            return codec().arguments(request.answer(), answer.apply(payload));
        });
    }

    private Received take(Event<?> event) {
        return take(event.name());
    }

    private Received take(String name) {
        read();
        for (Received received : inbox) {
            if (received.name.equals(name)) {
                inbox.remove(received);
                return received;
            }
        }
        throw new AssertionError("expected \"" + name + "\", but there is " + inbox);
    }

    // --- ending

    /** Leaves the namespace, as a client does. */
    public void disconnect() {
        wire.send("1" + prefix());
        connected = false;
    }

    /** Its connection goes away without a word. */
    public void drop() {
        wire.drop();
        connected = false;
    }

    // --- reading what the server sent

    private void read() {
        do {
            server.run();
        } while (readAll());
    }

    /** Whether something was answered, so that the server may have more to say. */
    private boolean readAll() {
        boolean answered = false;
        for (Object message = wire.next(); message != null; message = wire.next()) {
            answered |= take(ServerPacket.parse((String) message));
        }
        return answered;
    }

    private boolean take(ServerPacket packet) {
        List<byte[]> attachments = new ArrayList<>();
        for (int i = 0; i < packet.attachments(); i++) {
            attachments.add((byte[]) wire.next());
        }
        if (packet.isEvent()) {
            return event(packet, attachments);
        } else if (packet.isAck()) {
            acks.put(packet.id(), Content.of(codec(), packet, attachments));
        } else {
            control(packet);
        }
        return false;
    }

    private boolean event(ServerPacket packet, List<byte[]> attachments) {
        IncomingArguments content = Content.of(codec(), packet, attachments);
        String name = String.valueOf(content.name());
        Function<IncomingArguments, List<@Nullable Object>> answer = answers.get(name);
        if (answer == null || packet.id() < 0) {
            inbox.add(new Received(name, content));
            return false;
        }
        send('3', packet.id(), codec().encode(answer.apply(content)));
        return true;
    }

    private void control(ServerPacket packet) {
        switch (packet.type()) {
            case ServerPacket.CONNECT -> {
                id = String.valueOf(object(packet).get("sid"));
                connected = true;
            }
            case ServerPacket.CONNECT_ERROR -> {
                Map<?, ?> error = object(packet);
                refused = new ConnectErrorException(String.valueOf(error.get("message")), error.get("data"));
            }
            case ServerPacket.DISCONNECT -> connected = false;
            default -> throw new AssertionError("the server sent a packet of type " + packet.type());
        }
    }

    private Map<?, ?> object(ServerPacket packet) {
        return codec().decodeValue(packet.jsonBytes(), LinkedHashMap.class);
    }

    private static void throwIfRefused(IncomingArguments ack) {
        if (!ack.values().isEmpty() && ack.values().get(0) instanceof Map<?, ?> answer) {
            if (answer.get("error") instanceof Map<?, ?> error && error.get("code") instanceof String code) {
                Object retry = error.get("retryAfterMs");
                throw new RefusedException(Refusal.of(code, String.valueOf(error.get("message")))
                        .forEvent((String) error.get("event"))
                        .withField((String) error.get("field"))
                        .withRetryAfter(retry instanceof Number number ? Duration.ofMillis(number.longValue()) : null));
            }
        }
    }

    private JsonCodec codec() {
        return server.codec();
    }

    private String prefix() {
        return namespace.equals("/") ? "" : namespace + ",";
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static List<@Nullable Object> listOf(@Nullable Object... arguments) {
        return Arrays.asList(arguments);
    }
}
