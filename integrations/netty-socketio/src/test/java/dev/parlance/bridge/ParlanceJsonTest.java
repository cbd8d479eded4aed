package dev.parlance.bridge;

import static dev.parlance.bridge.DeskEvents.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.protocol.JacksonJsonSupport;
import dev.parlance.bridge.DeskEvents.Said;
import dev.parlance.bridge.DeskEvents.Say;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Limits;
import dev.parlance.event.ServerEvent;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the JSON layer alone does, for listeners and {@code sendEvent} of netty-socketio. */
class ParlanceJsonTest {
    private final MemoryServer server = new MemoryServer(ParlanceJson.of(DESK));
    private final SocketIONamespace main = server.namespace("");
    private final MemoryServer.Client ana = server.connect("");
    private final List<Object> recorded = new ArrayList<>();

    public static class Bean {
        private String name = "";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    // --- what clients send

    @Test
    void aRecordOfTheCatalogueIsValidatedBeforeAListenerIsCalled() {
        main.addEventListener("say", Say.class, (client, say, ack) -> {
            recorded.add(say);
            ack.sendAckData("heard");
        });

        ana.event("1[\"say\",{\"ticket\":\"42\",\"text\":\"Hello\",\"unknown\":true}]");
        ana.event("2[\"say\",{\"ticket\":\"42\"}]");
        ana.event("3[\"say\",{\"ticket\":\"42\",\"text\":7}]");

        assertThat(recorded).containsExactly(new Say("42", "Hello"));
        assertThat(ana.sent()).containsExactly("431[\"heard\"]");
    }

    @Test
    void onATypedNamespaceWhatIsNotValidIsRefusedForOtherListenersToo() {
        SocketIONamespace desk = server.namespace("/desk");
        try (TypedNamespace typed = server.typed(desk, DESK).build()) {
            desk.addEventListener("say", Say.class, (client, say, ack) -> recorded.add(say));
            MemoryServer.Client bea = server.connect("/desk");
            bea.event("1[\"say\",{\"ticket\":\"42\"}]");

            assertThat(bea.sent())
                    .containsExactly(
                            "43/desk,1[{\"error\":{\"code\":\"validation-failed\",\"message\":\"text is required\",\"event\":\"say\",\"field\":\"text\"}}]");
            assertThat(recorded).isEmpty();
            assertThat(typed.name()).isEqualTo("/desk");
        }
    }

    @Test
    void surplusArgumentsAndNullsOfTheCataloguesEventsReachListeners() {
        main.addMultiTypeEventListener(
                "say", (client, arguments, ack) -> recorded.addAll(arguments.getArgs()), Say.class);
        main.addMultiTypeEventListener(
                "note", (client, arguments, ack) -> recorded.addAll(arguments.getArgs()), Map.class);

        ana.event("[\"say\",{\"ticket\":\"42\",\"text\":\"Hello\"},{\"kept\":null},null,5]");
        assertThat(recorded).containsExactly(new Say("42", "Hello"), DeskEvents.withNull(), null, 5);

        recorded.clear();
        ana.event("[\"note\",{\"kept\":null},\"surplus\"]");
        assertThat(recorded).containsExactly(DeskEvents.withNull(), "surplus");
    }

    @Test
    void otherEventsAreReadAsBefore() {
        main.addEventListener("bean", Bean.class, (client, bean, ack) -> recorded.add(bean.getName()));
        main.addMultiTypeEventListener(
                "many", (client, arguments, ack) -> recorded.addAll(arguments.getArgs()), String.class, Integer.class);

        ana.event("[\"bean\",{\"name\":\"Ana\"}]");
        ana.event("[\"many\",\"a\",2,\"surplus\"]");
        ana.event("[\"unknown\",1]");

        assertThat(recorded).containsExactly("Ana", "a", 2);
    }

    @Test
    void anotherLayerMayReadAndWriteTheRest() {
        JacksonJsonSupport others = new JacksonJsonSupport() {
            @Override
            public void writeValue(ByteBufOutputStream out, Object value) throws IOException {
                super.writeValue(out, List.of("others"));
            }
        };
        MemoryServer custom = new MemoryServer(ParlanceJson.of(DESK).withOthers(others));
        MemoryServer.Client bea = custom.connect("");
        bea.socket().sendEvent("bean", 1);
        bea.socket().sendEvent("said", new Said("Ana", "Hello", null));

        assertThat(bea.sent()).containsExactly("42[\"others\"]", "42[\"said\",{\"from\":\"Ana\",\"text\":\"Hello\"}]");
    }

    @Test
    void limitsMayBeOthers() {
        MemoryServer strict = new MemoryServer(ParlanceJson.of(DESK).withLimits(Limits.DEFAULT.withText(3)));
        strict.namespace("").addEventListener("say", Say.class, (client, say, ack) -> recorded.add(say.text()));
        MemoryServer.Client bea = strict.connect("");
        bea.event("[\"say\",{\"ticket\":\"42\",\"text\":\"long\"}]");
        bea.event("[\"say\",{\"ticket\":\"42\",\"text\":\"ok\"}]");

        assertThat(recorded).containsExactly("ok");
    }

    // --- what the server sends

    @Test
    void eventsOfTheCatalogueAreWrittenByItsRulesWhoeverSendsThem() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        ana.socket().sendEvent("said", new Said("Ana", "Hello", at));
        ana.socket().sendEvent("noted", DeskEvents.withNull());
        ana.socket().sendEvent("noted", (Object) null);
        ana.socket().sendEvent("other", DeskEvents.withNull());

        assertThat(ana.sent())
                .containsExactly(
                        "42[\"said\",{\"from\":\"Ana\",\"text\":\"Hello\",\"at\":\"2026-01-01T00:00:00.000Z\"}]",
                        "42[\"noted\",{\"kept\":null}]",
                        "42[\"noted\",null]",
                        "42[\"other\",{}]");
    }

    @Test
    void binaryStaysAsNettySocketioSendsIt() {
        ana.socket().sendEvent("noted", new byte[] {1, 2});
        ana.socket().sendEvent("other", new byte[] {1, 2});
        ana.socket().sendEvent("other", "text");

        assertThat(ana.sent())
                .containsExactly(
                        "451-[\"noted\",{\"_placeholder\":true,\"num\":0}]",
                        "451-[\"other\",{\"_placeholder\":true,\"num\":0}]",
                        "42[\"other\",\"text\"]");
    }

    // --- what cannot work

    public static final class Unreadable {
        public static final ServerEvent<Thread> RUN = ServerEvent.serverEvent("run", Thread.class);
        public static final dev.parlance.event.ClientEvent<Runnable> GO =
                dev.parlance.event.ClientEvent.clientEvent("go", Runnable.class);
    }

    @Test
    void aPayloadThatCannotBeReadIsRefusedWhenTheLayerIsMade() {
        Catalogue catalogue = Catalogue.of("broken", Dialect.STANDARD, Unreadable.class);
        assertThatThrownBy(() -> ParlanceJson.of(DESK, catalogue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the catalogue broken: \"run\" (server->client) cannot carry ")
                .hasMessageContaining("Thread");
    }

    @Test
    void aCatalogueThatTheLayerLacksIsRefusedForANamespace() {
        Catalogue other = Catalogue.of("other", Dialect.STANDARD, DeskEvents.class);
        TypedNamespaceBuilder builder = server.typed(server.namespace("/other"), other);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the catalogue other of the namespace /other is missing in the server's JSON: give it to"
                        + " ParlanceJson.of(…) too");
    }

    @Test
    void twoDialectsOnOneNamespaceAreRefused() {
        Catalogue other = Catalogue.of("other", new Dialect() {}, DeskEvents.class);
        TypedNamespaceBuilder builder = TypedNamespace.on(main, DESK, other);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "catalogues desk and other have different dialects, and a namespace speaks one: give each a namespace"
                                + " of its own");
    }
}
