package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.TestProject.Auth;
import dev.parlance.catalogue.platform.WholePlatform;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.event.Direction;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PlatformTest {
    private static final List<SampleEvent> EVENTS = SampleEvent.of(PlatformCatalogue.PLATFORM).stream()
            .filter(sample -> sample.event().direction() == Direction.CLIENT_TO_SERVER)
            .toList();

    private final InMemoryProjects projects = new InMemoryProjects().add("p1", "ada");

    private static List<Feature<PlatformUser>> families(Platform platform) {
        return new ArrayList<>(List.of(
                platform.sessions(),
                platform.subscriptions(),
                platform.presence(),
                platform.chats(),
                platform.messages(),
                platform.calls(),
                platform.integrations(),
                platform.wallets(),
                platform.custom()));
    }

    /** All that ada and another of the chat receive when ada sends every event of the catalogue. */
    private static List<String> received(WholePlatform platform) {
        Wire ada = platform.ada();
        Wire other = platform.connect("text");
        platform.ask(other, "[\"subscribe:project\",\"text\"]");
        platform.ask(other, "[\"chat:join\",{\"chatId\":\"text\",\"projectId\":\"text\"}]");
        List<String> received = new ArrayList<>();
        for (SampleEvent sample : EVENTS) {
            received.addAll(ada.send("27" + sample.packet()).received());
            received.addAll(other.received());
        }
        platform.close();
        return received.stream()
                .map(text -> text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "uuid"))
                .toList();
    }

    @Test
    void allEventsOfTheCatalogueAreHandled() {
        List<String> received = received(new WholePlatform());

        assertThat(received).hasSizeGreaterThan(EVENTS.size()).noneMatch(text -> text.contains("nobody handles"));
    }

    @Test
    void familiesThatAreInstalledAloneInAnyOrderDoTheSame() {
        List<String> together = received(new WholePlatform());

        assertThat(received(new WholePlatform(PlatformTest::families))).isEqualTo(together);
        assertThat(received(new WholePlatform(platform -> {
                    List<Feature<PlatformUser>> reversed = families(platform);
                    Collections.reverse(reversed);
                    return reversed;
                })))
                .isEqualTo(together);
        assertThat(received(new WholePlatform(platform -> {
                    List<Feature<PlatformUser>> shuffled = families(platform);
                    Collections.shuffle(shuffled, new Random(7));
                    return shuffled;
                })))
                .isEqualTo(together);
    }

    @Test
    void onlyProjectsAreNeeded() {
        Platform platform = Platform.builder(projects).build();
        try (TestServer server = TestServer.create(PlatformCatalogue.PLATFORM)) {
            Wire ada = install(server, platform);

            assertThat(ask(ada, "[\"subscribe:project\",\"p1\"]")).isEqualTo("37[{\"ok\":true}]");
            assertThat(ask(ada, "[\"auth:login\",{\"projectId\":\"p1\"}]")).isEqualTo("37[{\"ok\":true}]");
            assertThat(ask(ada, "[\"subscribe:collection\",\"c1\"]")).contains("permission-denied");
            assertThat(ask(ada, "[\"custom:event\",{\"projectId\":\"p1\"}]")).contains("nobody handles");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        missing("messages", () -> Platform.builder(projects).messages().build());
        missing("calls", () -> Platform.builder(projects).calls().build());

        Platform platform = Platform.builder(projects).build();
        notBuilt("presence()", platform::presence);
        notBuilt("chats(membership)", platform::chats);
        notBuilt("messages(store)", platform::messages);
        notBuilt("calls()", platform::calls);
        notBuilt("integrations(gateway)", platform::integrations);
        notBuilt("wallets(access)", platform::wallets);
        notBuilt("custom()", platform::custom);
    }

    private static void missing(String what, ThrowingCallable call) {
        assertThatIllegalStateException()
                .isThrownBy(call)
                .withMessage(
                        "the platform has " + what
                                + " but no chats to have them in: add chats(membership), for instance chats(new InMemoryChatStore())");
    }

    private static void notBuilt(String what, ThrowingCallable call) {
        assertThatIllegalStateException()
                .isThrownBy(call)
                .withMessage("this platform was built without it: call Platform.builder(projects)." + what);
    }

    @Test
    void aNamespaceThatDoesNotSpeakItsEventsIsRefused() {
        Platform platform = Platform.builder(projects).build();
        try (TestServer server = TestServer.create()) {
            Namespace<Person> namespace = server.namespace(
                    "/",
                    handshake -> TestProject.person(handshake.auth(Auth.class).user()));

            assertThatIllegalStateException()
                    .isThrownBy(() -> namespace.install(platform))
                    .withMessage(
                            "the namespace / does not speak the platform's events: give PlatformCatalogue.PLATFORM to the"
                                    + " server's catalogues, or to those of the namespace");
        }
    }

    @Test
    void theOrderOfTheBuildersCallsMakesNoDifference() {
        Platform platform = Platform.builder(projects)
                .messages()
                .calls()
                .connectionLimits(ConnectionLimits.DEFAULT.withPerUser(1))
                .chats(new InMemoryChatStore())
                .build();

        assertThat(platform.messages()).isNotNull();
        assertThat(platform.calls()).isNotNull();
    }

    @Test
    void removedNothingOfItReactsAnyMore() {
        Platform platform = Platform.builder(projects).custom().build();
        try (TestServer server = TestServer.create(PlatformCatalogue.PLATFORM)) {
            Namespace<Person> namespace = server.namespace(
                    "/",
                    handshake -> TestProject.person(handshake.auth(Auth.class).user()));
            Registration installed = namespace.install(platform);
            installed.remove();
            Wire ada = server.wire().send("0{\"user\":\"ada\"}");
            ada.received();

            assertThat(ask(ada, "[\"subscribe:project\",\"p1\"]")).contains("nobody handles");
            namespace.install(platform);
            assertThat(ask(ada, "[\"subscribe:project\",\"p1\"]")).isEqualTo("37[{\"ok\":true}]");
        }
    }

    private static Wire install(TestServer server, Platform platform) {
        server.<Person>namespace(
                        "/",
                        handshake ->
                                TestProject.person(handshake.auth(Auth.class).user()))
                .install(platform);
        Wire wire = server.wire().send("0{\"user\":\"ada\"}");
        wire.received();
        return wire;
    }

    private static String ask(Wire wire, String packet) {
        return wire.send("27" + packet).received().get(0);
    }
}
