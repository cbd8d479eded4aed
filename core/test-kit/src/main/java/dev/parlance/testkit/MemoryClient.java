package dev.parlance.testkit;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.DialectReader;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.event.SocketIoFormat;
import dev.parlance.socket.PayloadEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The packets of one client on one namespace: those it sends, and what it has received. */
final class MemoryClient {
    static final long NO_ACK = -1;

    private final TestServer server;
    private final Wire wire;
    private final String namespace;
    private final EventInbox inbox = new EventInbox();
    private final Map<Long, IncomingArguments> acks = new HashMap<>();
    private final Map<String, Function<IncomingArguments, List<@Nullable Object>>> answers = new HashMap<>();
    private SocketIoFormat format = SocketIoFormat.PLAIN;
    private final ClientSession session;
    private String id = "";
    private boolean connected;
    private @Nullable ConnectErrorException refused;
    private long nextAckId;

    MemoryClient(TestServer server, Wire wire, String namespace) {
        this(server, wire, namespace, new ClientSession());
    }

    private MemoryClient(TestServer server, Wire wire, String namespace, ClientSession session) {
        this.server = server;
        this.wire = wire;
        this.namespace = namespace;
        this.session = session;
    }

    /** The same client on a new connection to its server. */
    TestClient reconnect(@Nullable Object auth) {
        return reconnect(server, auth);
    }

    /** The same client on a new connection, maybe to another server. */
    TestClient reconnect(TestServer to, @Nullable Object auth) {
        return to.connect(new MemoryClient(to, to.wire(), namespace, session.again()), auth);
    }

    /** What it knows of its session. */
    ClientSession session() {
        return session;
    }

    // --- sending

    /**
     * Sends CONNECT, and waits for the answer.
     *
     * @throws ConnectErrorException if the server refuses it
     */
    void connect(@Nullable Object auth) {
        Object said = session.addTo(auth == null ? null : codec().decodeValue(codec().encodeValue(auth), Object.class));
        wire.send("0" + prefix() + (said == null ? "" : text(codec().encodeValue(said))));
        receive();
        if (refused != null) {
            throw refused;
        }
        if (!connected) {
            throw new AssertionError("CONNECT to " + namespace + " was not answered" + reasonForSilence());
        }
    }

    void emit(String name, List<@Nullable Object> arguments) {
        send('2', NO_ACK, event(name, arguments));
    }

    /** Sends an event that asks for an ack; returns the ack's id. */
    long request(String name, List<@Nullable Object> arguments) {
        long ackId = nextAckId++;
        send('2', ackId, event(name, arguments));
        return ackId;
    }

    void sendAck(long ackId, List<@Nullable Object> arguments) {
        send('3', ackId, format.values(codec(), codec().encode(arguments)));
    }

    private EncodedArguments event(String name, List<@Nullable Object> arguments) {
        return format.encode(codec(), codec().encodeEvent(name, arguments));
    }

    /** What it sends from now on, and what comes from now on, is in that encoding. */
    void encoding(PayloadEncoding encoding) {
        format = SocketIoFormat.of(encoding);
    }

    private void send(char type, long ackId, EncodedArguments content) {
        int count = content.attachments().size();
        String binary = count == 0 ? "" : count + "-";
        char digit = count == 0 ? type : (char) (type + ServerPacket.BINARY_EVENT - ServerPacket.EVENT);
        wire.send(digit + binary + prefix() + (ackId == NO_ACK ? "" : ackId) + text(content.json()));
        content.attachments().forEach(wire::send);
    }

    void disconnect() {
        wire.send("1" + prefix());
        connected = false;
    }

    void drop() {
        wire.drop();
        connected = false;
    }

    /** Answers requests of that name from now on, instead of putting them into the inbox. */
    void answer(String name, Function<IncomingArguments, List<@Nullable Object>> answer) {
        answers.put(name, answer);
        server.answersRequests(this);
    }

    // --- receiving

    /** Runs the server, and takes in all that it has sent. */
    void receive() {
        do {
            server.run();
        } while (takeAll());
    }

    /** As far as the server has run: answers what it has asked. Returns whether there was anything. */
    boolean answerRequests() {
        return takeAll();
    }

    private boolean takeAll() {
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
            return takeEvent(packet, attachments);
        } else if (packet.isAck()) {
            acks.put(packet.id(), content(packet, attachments));
        } else {
            takeControl(packet);
        }
        return false;
    }

    private boolean takeEvent(ServerPacket packet, List<byte[]> attachments) {
        IncomingArguments content = content(packet, attachments);
        String name = String.valueOf(content.name());
        if (packet.id() == NO_ACK) {
            session.received(content.values());
        }
        Function<IncomingArguments, List<@Nullable Object>> answer = answers.get(name);
        if (answer == null || packet.id() == NO_ACK) {
            inbox.add(new EventInbox.Received(name, content, packet.id()));
            return false;
        }
        sendAck(packet.id(), answer.apply(content));
        return true;
    }

    private IncomingArguments content(ServerPacket packet, List<byte[]> attachments) {
        IncomingArguments received = Content.of(codec(), packet, attachments);
        try {
            return format.decode(codec(), received);
        } catch (RefusedException e) {
            throw new AssertionError(this + " expected base64, but " + received.values() + " has come", e);
        }
    }

    private void takeControl(ServerPacket packet) {
        switch (packet.type()) {
            case ServerPacket.CONNECT -> {
                Map<?, ?> answer = object(packet);
                id = String.valueOf(answer.get("sid"));
                session.connected(answer.get("pid"));
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

    // --- what there is

    String id() {
        return id;
    }

    Wire wire() {
        return wire;
    }

    EventInbox inbox() {
        return inbox;
    }

    /** The ack of that id, if it has come; then it is forgotten. */
    @Nullable
    IncomingArguments takeAck(long ackId) {
        return acks.remove(ackId);
    }

    boolean isConnected() {
        receive();
        return connected && wire.closeReason() == null;
    }

    ServerAcks serverAcks() {
        return new ServerAcks(new DialectReader(codec(), server.dialect(namespace)));
    }

    JsonCodec codec() {
        return server.clientCodec();
    }

    /** Why nothing has come, as the end of a sentence. */
    String reasonForSilence() {
        String closed = wire.closeReason();
        if (closed != null) {
            return ": the connection has ended (" + closed + ")";
        }
        if (!isConnected()) {
            return ": the client is not connected to " + namespace;
        }
        List<String> places = server.waitingPlaces();
        return places.isEmpty() ? "" : ": these wait on the server:\n- " + String.join("\n- ", places);
    }

    /** Who it is, for messages. */
    @Override
    public String toString() {
        return id + " on " + namespace;
    }

    private String prefix() {
        return namespace.equals("/") ? "" : namespace + ",";
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
