package dev.parlance.testkit;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Incubating;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.socket.NamespaceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client in memory, connected by a plain WebSocket of a namespace ({@link NamespaceBuilder#webSocket}). What it is sent waits in
 * its inbox until the test expects it. Not safe for use by several threads.
 *
 * <pre>{@code
 * TestWebSocket cid = server.connectWebSocket("/feed", Headers.of("Authorization", "cid's token"));
 * assertEquals(new Said("ana", "Hello"), cid.expect(SAID));
 * cid.expectNothingMore();
 * }</pre>
 */
@Incubating
public final class TestWebSocket {
    private final TestServer server;
    private final Wire wire;
    private final EventInbox inbox = new EventInbox();

    TestWebSocket(TestServer server, Wire wire) {
        this.server = server;
        this.wire = wire;
    }

    /** Its connection, for what a well-behaved client would not do. */
    public Wire wire() {
        return wire;
    }

    /** Runs the server; then what the close frame says, as {@code 4001 too late}; null while it is open. */
    public @Nullable String closeFrame() {
        return wire.closeFrame();
    }

    // --- sending

    /**
     * Sends an event; its handlers run later.
     *
     * <pre>{@code
     * cid.emit(TYPING, new Typing("42"));
     * }</pre>
     */
    public <P extends @Nullable Object> void emit(ClientEvent<P> event, P payload) {
        send(event.name(), codec().arguments(event.payload(), payload));
    }

    /** The same with a request, whose answer comes as an event if it comes at all. */
    public <P extends @Nullable Object> void emit(ClientRequest<P, ?> request, P payload) {
        send(request.name(), codec().arguments(request.payload(), payload));
    }

    private void send(String name, List<@Nullable Object> arguments) {
        EncodedArguments event = codec().encodeEvent(name, arguments);
        wire.send(new String(codec().toTypeAndData(event), StandardCharsets.UTF_8));
    }

    // --- receiving

    /**
     * Runs the server and takes the oldest event of that name from the inbox.
     *
     * <pre>{@code
     * assertEquals(new Said("bob", "Hello"), cid.expect(SAID));
     * }</pre>
     *
     * @throws AssertionError if there is none, with what there is
     */
    public <P extends @Nullable Object> P expect(ServerEvent<P> event) {
        IncomingArguments content = take(event.name());
        return decode(event.payload(), content);
    }

    /** As {@link #expect(ServerEvent)}, without a type: its data as a plain value in a list, which is empty without data. */
    public List<@Nullable Object> expect(String name) {
        return take(name).values();
    }

    /**
     * Runs the server and checks that the inbox is empty.
     *
     * @throws AssertionError if it is not, with what there is
     */
    public void expectNothingMore() {
        receive();
        if (!inbox.isEmpty()) {
            throw new AssertionError("expected nothing more, but there is " + inbox);
        }
    }

    private IncomingArguments take(String name) {
        receive();
        EventInbox.Received received = inbox.take(name);
        if (received == null) {
            String closed = closeFrame();
            throw new AssertionError("expected \"" + name + "\", but there is " + inbox
                    + (closed == null ? "" : ": the connection was closed with " + closed));
        }
        return received.arguments();
    }

    private void receive() {
        for (String message : wire.received()) {
            try {
                IncomingArguments event = codec().parseTypeAndData(message.getBytes(StandardCharsets.UTF_8));
                inbox.add(new EventInbox.Received(String.valueOf(event.name()), event, MemoryClient.NO_ACK));
            } catch (MalformedJsonException e) {
                throw new AssertionError("the server sent what is no event: " + message, e);
            }
        }
    }

    private <P extends @Nullable Object> P decode(Payload<P> payload, IncomingArguments content) {
        try {
            return codec().decode(payload, content);
        } catch (RefusedException e) {
            throw new AssertionError(
                    content.values() + " is no " + payload.type().getName() + ": "
                            + e.refusal().message(),
                    e);
        }
    }

    private JsonCodec codec() {
        return server.clientCodec();
    }
}
