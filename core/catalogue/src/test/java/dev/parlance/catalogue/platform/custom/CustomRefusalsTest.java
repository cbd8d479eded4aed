package dev.parlance.catalogue.platform.custom;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.RATE_LIMITED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.TestProjects;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.access.WorkingProject;
import dev.parlance.catalogue.platform.custom.CustomEvents.Broadcast;
import dev.parlance.catalogue.platform.custom.CustomEvents.RoomRef;
import dev.parlance.catalogue.platform.custom.CustomEvents.SendEvent;
import dev.parlance.catalogue.platform.custom.CustomEvents.SendMessage;
import dev.parlance.catalogue.platform.custom.CustomEvents.SetPresence;
import dev.parlance.catalogue.platform.custom.CustomEvents.SetTyping;
import dev.parlance.catalogue.platform.custom.CustomEvents.ShareFile;
import dev.parlance.catalogue.platform.subscription.SubscriptionOptions;
import dev.parlance.event.ClientEvent;
import dev.parlance.internal.server.Cluster;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What clients may not send each other; nobody is notified. */
class CustomRefusalsTest {
    private static final RoomRef LOBBY = new RoomRef("lobby");

    @AutoClose
    private final TestProjects platform = new TestProjects();

    private final TestClient ada = platform.following("p1", "ada");
    private final TestClient bob = platform.following("p1", "bob");
    private final TestClient mallory = platform.connect("mallory");

    private <P> void refuse(TestClient client, String code, String field, ClientEvent<P> event, P payload) {
        refused(client, event, code, field, () -> client.emitAndWait(event, payload));
        platform.expectNothingMore();
    }

    private void invalid(String event, Map<String, ?> payload, String field) {
        assertThat(ada.request(event, payload))
                .singleElement()
                .extracting("error")
                .hasFieldOrPropertyWithValue("code", VALIDATION_FAILED)
                .hasFieldOrPropertyWithValue("field", field);
        assertThat(ada.expect(ErrorEvents.ERROR).field()).isEqualTo(field);
        platform.expectNothingMore();
    }

    private static void join(TestClient client, RoomRef room) {
        client.request(CustomEvents.JOIN, room);
        client.expect(CustomEvents.JOINED);
    }

    @Test
    void onlyAMemberSendsToAProject() {
        platform.projects().remove("p1", "bob");
        for (TestClient client : List.of(mallory, bob)) {
            refuse(client, PERMISSION_DENIED, null, CustomEvents.SEND_EVENT, new SendEvent("p1", Map.of()));
            refuse(client, PERMISSION_DENIED, null, CustomEvents.BROADCAST, new Broadcast("p1", "move", 1, null));
            refuse(client, PERMISSION_DENIED, null, CustomEvents.BROADCAST, new Broadcast("p1", "move", 1, "lobby"));
            refuse(client, PERMISSION_DENIED, null, CustomEvents.SET_PRESENCE, new SetPresence("p1", "away", null));
            refuse(client, PERMISSION_DENIED, null, CustomEvents.SET_TYPING, new SetTyping("p1", true, null));
            refuse(client, PERMISSION_DENIED, null, CustomEvents.SHARE_FILE, new ShareFile("p1", "f", "f", null));
            ShareFile toAda = new ShareFile("p1", "f", "f", List.of("ada"));
            refuse(client, PERMISSION_DENIED, null, CustomEvents.SHARE_FILE, toAda);
        }
        refuse(ada, PERMISSION_DENIED, null, CustomEvents.SEND_EVENT, new SendEvent("p2", Map.of()));
        refuse(ada, PERMISSION_DENIED, null, CustomEvents.SEND_EVENT, new SendEvent("nowhere", Map.of()));
    }

    @Test
    void whoWorksInNoProjectJoinsNoRoom() {
        // Dan works in two projects and has not said in which.
        for (TestClient client : List.of(mallory, platform.connect("dan"))) {
            refused(client, CustomEvents.JOIN, PERMISSION_DENIED, null, () -> client.request(CustomEvents.JOIN, LOBBY));
            refused(
                    client,
                    CustomEvents.LEAVE,
                    PERMISSION_DENIED,
                    null,
                    () -> client.request(CustomEvents.LEAVE, LOBBY));
            assertThat(CustomRooms.of(platform.socket(client))).isEmpty();
        }
        TestClient dan = platform.connect("dan");
        WorkingProject.enter(platform.socket(dan), "p1");
        platform.projects().remove("p1", "dan");
        refused(dan, CustomEvents.JOIN, PERMISSION_DENIED, null, () -> dan.request(CustomEvents.JOIN, LOBBY));
    }

    @Test
    void namesOfTheCatalogueAreReserved() {
        for (String name : List.of("event", "message", "presence", "typing", "joined", "left", "file:shared")) {
            refuse(ada, VALIDATION_FAILED, "event", CustomEvents.BROADCAST, new Broadcast("p1", name, 1, null));
        }
        join(ada, LOBBY);
        join(bob, LOBBY);
        refuse(ada, VALIDATION_FAILED, "event", CustomEvents.BROADCAST, new Broadcast("p1", "message", 1, "lobby"));
    }

    @Test
    void namesHaveTheirBounds() {
        for (String name : List.of("", "e".repeat(129), "a\0b")) {
            invalid("custom:broadcast", Map.of("projectId", "p1", "event", name), "event");
            invalid("custom:broadcast", Map.of("projectId", "p1", "event", "move", "room", name), "room");
            invalid("custom:join", Map.of("room", name), "room");
            invalid("custom:leave", Map.of("room", name), "room");
            invalid("custom:message", Map.of("targetUserId", name, "message", 1), "targetUserId");
            invalid("custom:event", Map.of("projectId", name), "projectId");
            invalid("custom:file:share", Map.of("projectId", "p1", "fileId", name, "fileName", "f"), "fileId");
        }
        String tooLong = "x".repeat(129);
        invalid("custom:presence", Map.of("projectId", "p1", "status", tooLong), "status");
        invalid("custom:typing", Map.of("projectId", "p1", "isTyping", true, "context", tooLong), "context");
        invalid("custom:file:share", Map.of("projectId", "p1", "fileId", "f", "fileName", tooLong), "fileName");
        invalid("custom:message", Map.of("targetUserId", "bob", "message", 1, "type", tooLong), "type");
        invalid("custom:message", Map.of("targetUserId", "bob", "message", "x".repeat(16 * 1024 + 1)), "message");
        invalid("custom:message", Map.of("targetUserId", "bob"), "message");
        invalid("custom:typing", Map.of("projectId", "p1"), "isTyping");
        List<String> many = Collections.nCopies(101, "bob");
        Map<String, Object> file = Map.of("projectId", "p1", "fileId", "f", "fileName", "f", "recipients", many);
        invalid("custom:file:share", file, "recipients");
    }

    @Test
    void payloadsAreBoundedInDepth() {
        ada.wire().send(deepBroadcast(60));
        bob.expect("custom:move");
        assertThat(ada.isConnected()).isTrue();
        ada.wire().send(deepBroadcast(70));
        platform.expectNothingMore();
        assertThat(ada.wire().closeReason()).isEqualTo("parse error");
    }

    private static String deepBroadcast(int depth) {
        String deep = "[".repeat(depth) + "]".repeat(depth);
        return "2[\"custom:broadcast\",{\"projectId\":\"p1\",\"event\":\"move\",\"payload\":" + deep + "}]";
    }

    @Test
    void aRoomIsBroadcastToByThoseInItOnly() {
        join(bob, LOBBY);
        refuse(ada, PERMISSION_DENIED, null, CustomEvents.BROADCAST, new Broadcast("p1", "move", 1, "lobby"));
        join(ada, LOBBY);
        ada.request(CustomEvents.LEAVE, LOBBY);
        ada.expect(CustomEvents.LEFT);
        refuse(ada, PERMISSION_DENIED, null, CustomEvents.BROADCAST, new Broadcast("p1", "move", 1, "lobby"));
        // Dan is in a room of that name, but in another project.
        TestClient dan = platform.connect("dan");
        WorkingProject.enter(platform.socket(dan), "p2");
        join(dan, LOBBY);
        refuse(dan, PERMISSION_DENIED, null, CustomEvents.BROADCAST, new Broadcast("p1", "move", 1, "lobby"));
    }

    @Test
    void noNameReachesAnInternalRoom() {
        TestClient cid = platform.following("p2", "cid");
        join(cid, new RoomRef("room"));
        platform.socket(bob).join(PlatformRooms.chat("c1"));
        List<String> names = List.of(
                "user:bob",
                "chat:c1",
                "project:p1",
                "p2:room",
                "p2%3Aroom",
                "%3A",
                ":",
                "../p2:room",
                bob.id(),
                "custom:p2:room");
        for (String name : names) {
            refuse(ada, PERMISSION_DENIED, null, CustomEvents.BROADCAST, new Broadcast("p1", "move", 1, name));
            join(ada, new RoomRef(name));
            ada.emitAndWait(CustomEvents.BROADCAST, new Broadcast("p1", "move", 1, name));
            platform.expectNothingMore();
        }
        assertThat(platform.socket(ada).rooms())
                .contains(
                        Room.named("custom:p1:user%3Abob"),
                        Room.named("custom:p1:p2%253Aroom"),
                        Room.named("custom:p1:%253A"))
                .doesNotContain(PlatformRooms.custom("p2", "room"), PlatformRooms.chat("c1"))
                .hasSize(names.size() + 1);
    }

    @Test
    void whoSharesNoProjectIsSentNoMessage() {
        TestClient cid = platform.connect("cid");
        refuse(mallory, PERMISSION_DENIED, null, CustomEvents.SEND_MESSAGE, new SendMessage("ada", "x", null));
        refuse(ada, PERMISSION_DENIED, null, CustomEvents.SEND_MESSAGE, new SendMessage("cid", "x", null));
        refuse(cid, PERMISSION_DENIED, null, CustomEvents.SEND_MESSAGE, new SendMessage("mallory", "x", null));
        refuse(ada, PERMISSION_DENIED, null, CustomEvents.SEND_MESSAGE, new SendMessage("nobody", "x", null));
        refuse(mallory, PERMISSION_DENIED, null, CustomEvents.SEND_MESSAGE, new SendMessage("mallory", "x", null));
    }

    @Test
    void aConnectionIsInSoManyRoomsOnly() {
        IntStream.range(0, CustomFeature.ROOMS).forEach(i -> join(ada, new RoomRef("room" + i)));
        RoomRef more = new RoomRef("more");
        refused(ada, CustomEvents.JOIN, RATE_LIMITED, null, () -> ada.request(CustomEvents.JOIN, more));
        assertThat(CustomRooms.of(platform.socket(ada))).hasSize(CustomFeature.ROOMS);
        join(ada, new RoomRef("room1"));
        ada.request(CustomEvents.LEAVE, new RoomRef("room1"));
        ada.expect(CustomEvents.LEFT);
        join(ada, more);
    }

    @Test
    void whoIsNoLongerAMemberLeavesTheRoomsOfTheProjectOnAllServers() {
        Cluster cluster = new Cluster();
        try (TestProjects first = new TestProjects(SubscriptionOptions.DEFAULT, cluster);
                TestProjects second = new TestProjects(SubscriptionOptions.DEFAULT, cluster)) {
            first.projects().add("p1:x", "ada");
            TestClient here = first.connect("ada");
            // Another id than the sockets of the first server have.
            second.connect("bob");
            TestClient there = second.connect("ada");
            WorkingProject.enter(first.socket(here), "p1:x");
            join(here, LOBBY);
            WorkingProject.enter(first.socket(here), "p1");
            join(here, LOBBY);
            join(there, LOBBY);
            first.socket(here).join(PlatformRooms.chat("c1"));
            first.projects().remove("p1", "ada");
            second.projects().remove("p1", "ada");
            first.custom().accessChanged("ada");
            second.server().run();
            assertThat(first.socket(here).rooms())
                    .contains(PlatformRooms.custom("p1:x", "lobby"), PlatformRooms.chat("c1"))
                    .doesNotContain(PlatformRooms.custom("p1", "lobby"));
            assertThat(CustomRooms.of(second.socket(there))).isEmpty();
        }
    }

    @Test
    void aUserWhoLosesMembershipWhileJoiningIsNotLeftInTheRoom() {
        InMemoryProjects members = new InMemoryProjects().add("p1", "ada");
        CustomFeature[] custom = new CustomFeature[1];
        ProjectAccess endingWhenAsked = new ProjectAccess() {
            @Override
            public boolean isMember(String projectId, String userId) {
                return members.isMember(projectId, userId);
            }

            @Override
            public Set<String> projectsOf(String userId) {
                Set<String> before = members.projectsOf(userId);
                if (!before.isEmpty()) {
                    members.remove("p1", "ada");
                    custom[0].accessChanged("ada");
                }
                return before;
            }
        };
        custom[0] = new CustomFeature(endingWhenAsked);
        try (TestServer server = TestServer.create(AdapterFactory.STANDALONE)) {
            Namespace<Person> namespace = server.namespace(
                    "/", handshake -> new Person(handshake.auth(Auth.class).user()));
            namespace.install(custom[0]);
            TestClient client = server.connect("/", new Auth("ada"));
            refused(client, CustomEvents.JOIN, PERMISSION_DENIED, null, () -> client.request(CustomEvents.JOIN, LOBBY));
            assertThat(CustomRooms.of(Objects.requireNonNull(namespace.socket(client.id()))))
                    .isEmpty();
        }
    }
}
