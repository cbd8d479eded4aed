package dev.parlance.catalogue.platform.call;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.catalogue.platform.call.CallChat.answer;
import static dev.parlance.catalogue.platform.call.CallChat.initiate;
import static dev.parlance.event.RefusalCode.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.call.CallEvents.Signal;
import dev.parlance.catalogue.platform.call.CallEvents.SignalKind;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.internal.server.Cluster;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call over two servers that share a registry: ada and bob's tablet are on the first, bob's phone on the second. */
class CallClusterTest {
    private final Cluster cluster = new Cluster();
    private final ChatStore chats = new InMemoryChatStore();
    private final InMemoryCallRegistry registry = new InMemoryCallRegistry();
    private final TestServer first = TestServer.create(cluster, PlatformCatalogue.PLATFORM);
    private final TestServer second = TestServer.create(cluster, PlatformCatalogue.PLATFORM);
    private final CallFeature here = install(first);
    private final CallFeature there = install(second);
    private final TestClient ada = first.connect("/", new Auth("ada"));
    private final TestClient bobsTablet = first.connect("/", new Auth("bob"));
    private final TestClient bobsPhone;

    CallClusterTest() {
        chats.create(new Chat("c1", "p1", "General", "group"));
        Stream.of("ada", "bob").forEach(user -> chats.addMember("c1", user));
        // Two servers in memory give the same ids, which no two sockets of a cluster have.
        second.connect("/", new Auth("nobody"));
        second.connect("/", new Auth("nobody"));
        bobsPhone = second.connect("/", new Auth("bob"));
        ada.emitAndWait(CallEvents.INITIATE, initiate("k", "bob"));
        List.of(bobsTablet, bobsPhone).forEach(device -> device.expect(CallEvents.INCOMING));
        bobsPhone.emitAndWait(CallEvents.ACCEPT, answer("ada", "k"));
        List.of(ada, bobsTablet).forEach(device -> device.expect(CallEvents.ACCEPTED));
    }

    private CallFeature install(TestServer server) {
        CallFeature feature = new CallFeature(chats, () -> registry, CallFeature.RINGING);
        server.<Person>namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()))
                .install(feature);
        return feature;
    }

    @AfterEach
    void nothingIsLeft() {
        List.of(ada, bobsTablet, bobsPhone).forEach(TestClient::expectNothingMore);
        List.of(first, second).forEach(server -> server.advance(CallFeature.RINGING));
        List.of(ada, bobsTablet, bobsPhone).forEach(TestClient::expectNothingMore);
        List.of(ada, bobsPhone).forEach(TestClient::drop);
        List.of(first, second).forEach(TestServer::run);
        assertThat(registry.isEmpty() && here.isIdle() && there.isIdle()).isTrue();
        List.of(first, second).forEach(TestServer::close);
    }

    @Test
    void theDeviceThatAcceptedFirstHasWonOnBoth() {
        refused(
                bobsTablet,
                CallEvents.ACCEPT,
                CONFLICT,
                null,
                () -> bobsTablet.emitAndWait(CallEvents.ACCEPT, answer("ada", "k")));
    }

    @Test
    void theirDevicesSignalEachOther() {
        ada.emitAndWait(CallEvents.SIGNAL, new Signal("c1", "k", "bob", SignalKind.OFFER, "v=0"));
        assertThat(bobsPhone.expect(CallEvents.SIGNALLED).data()).isEqualTo("v=0");
    }

    @Test
    void whoDisappearsFromOneEndsTheCallOnBoth() {
        bobsPhone.drop();
        second.run();
        List.of(ada, bobsTablet)
                .forEach(device ->
                        assertThat(device.expect(CallEvents.ENDED).endedBy()).isEqualTo("bob"));
    }
}
