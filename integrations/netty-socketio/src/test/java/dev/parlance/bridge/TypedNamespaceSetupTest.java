package dev.parlance.bridge;

import static dev.parlance.bridge.DeskEvents.COUNT;
import static dev.parlance.bridge.DeskEvents.DESK;
import static dev.parlance.bridge.DeskEvents.HINT;
import static dev.parlance.bridge.DeskEvents.WAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.protocol.JacksonJsonSupport;
import dev.parlance.bridge.DeskEvents.Say;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A typed namespace beside netty-socketio's own listeners, and what it needs of its server. */
class TypedNamespaceSetupTest {
    private final MemoryServer server = new MemoryServer(ParlanceJson.of(DESK));
    private final SocketIONamespace namespace = server.namespace("/desk");
    private final TypedNamespace desk = server.typed(namespace, DESK).build();
    private final MemoryServer.Client ana = server.connect("/desk");
    private final List<Object> recorded = new ArrayList<>();

    @AfterEach
    void close() {
        desk.close();
    }

    // --- beside netty-socketio's own listeners

    public static class Shout {
        public String text;
    }

    @Test
    void listenersOfOtherEventsStayAsTheyWere() {
        namespace.addEventListener("shout", Shout.class, (client, shout, ack) -> {
            recorded.add(shout.text);
            ack.sendAckData("heard");
        });

        ana.event("1[\"shout\",{\"text\":\"Hey\",\"unknown\":1}]");

        assertThat(recorded).containsExactly("Hey");
        assertThat(ana.sent()).containsExactly("43/desk,1[\"heard\"]");
    }

    @Test
    void anotherListenerOfTheSameEventIsCalledFirst() {
        namespace.addEventListener("hint", Object.class, (client, data, ack) -> recorded.add(data));
        desk.on(HINT, (client, say) -> recorded.add(say));
        namespace.addMultiTypeEventListener("hint", (client, data, ack) -> recorded.add(data.first()), Object.class);

        ana.event("1[\"hint\",{\"ticket\":\"42\",\"text\":\"psst\"}]");

        assertThat(recorded).hasSize(3).last().isEqualTo(new Say("42", "psst"));
        assertThat(ana.sent()).containsExactly("43/desk,1[{\"ok\":true}]");
    }

    @Test
    void otherListenersAreAckedIfThatIsAskedFor() {
        SocketIONamespace other = server.namespace("/other");
        try (TypedNamespace typed =
                server.typed(other, DESK).ackOtherListeners().build()) {
            other.addEventListener("silent", String.class, (client, text, ack) -> recorded.add(text));
            other.addEventListener("acks", String.class, (client, text, ack) -> ack.sendAckData(text));
            other.addEventListener("fails", String.class, (client, text, ack) -> {
                throw new IllegalStateException();
            });
            typed.handle(COUNT, client -> 3);
            MemoryServer.Client bea = server.connect("/other");

            bea.event("1[\"silent\",\"a\"]");
            bea.event("2[\"acks\",\"b\"]");
            bea.event("3[\"fails\",\"c\"]");
            bea.event("4[\"count\"]");

            assertThat(bea.sent()).containsExactly("43/other,1[]", "43/other,2[\"b\"]", "43/other,4[3]");
        }
    }

    @Test
    void anInterceptorSeesTypedEventsByTheirNames() {
        namespace.addEventInterceptor((client, name, arguments, ack) -> recorded.add(name + " " + arguments.size()));
        desk.on(WAKE, client -> {});

        ana.event("[\"wake\"]");

        assertThat(recorded).containsExactly("wake 1");
    }

    // --- what cannot work

    @Test
    void anotherJsonLayerIsRefused() {
        MemoryServer plain = new MemoryServer(new JacksonJsonSupport());
        TypedNamespaceBuilder builder = plain.typed(plain.namespace("/desk"), DESK);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the namespace /desk reads JSON without Parlance: call"
                        + " config.setJsonSupport(ParlanceJson.of(…)) before its server is made");
    }

    @ParameterizedTest
    @CsvSource({"AUTO", "AUTO_SUCCESS_ONLY"})
    void aServerThatAcksByItselfIsRefused(AckMode mode) {
        MemoryServer auto = new MemoryServer(ParlanceJson.of(DESK), mode);
        TypedNamespaceBuilder builder = auto.typed(auto.namespace(""), DESK);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the namespace / acks events before they are handled: call config.setAckMode(AckMode.MANUAL)"
                                + " before its server is made, and ackOtherListeners() here if listeners rely on it");
    }

    @Test
    void aSecondTypedNamespaceIsRefused() {
        TypedNamespaceBuilder second = server.typed(namespace, DESK);
        assertThatThrownBy(second::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the namespace /desk is a typed one already");

        desk.handle(COUNT, client -> 3);
        ana.event("1[\"count\"]");
        assertThat(ana.sent()).containsExactly("43/desk,1[3]");
    }
}
