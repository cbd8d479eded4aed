package dev.parlance.clients.rows.messenger;

import dev.parlance.catalogue.messenger.ClientPayload;
import dev.parlance.catalogue.messenger.InMemoryMessengerRooms;
import dev.parlance.catalogue.messenger.MessengerEvents.AiStreaming;
import dev.parlance.catalogue.messenger.MessengerEvents.Invitation;
import dev.parlance.catalogue.messenger.MessengerEvents.MyPrefChange;
import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import dev.parlance.catalogue.messenger.MessengerEvents.UserDeleteMessages;
import dev.parlance.catalogue.messenger.MessengerFeature;
import dev.parlance.catalogue.messenger.SampleRooms;
import dev.parlance.clients.rows.world.Publications;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The feature on one namespace, and the application's actions on it. */
final class MessengerApplication {
    private static final Set<String> KNOWN = Set.of("ada", "bob", "eve", "mallory");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Namespace<Writer> namespace;
    private final InMemoryMessengerRooms rooms = new InMemoryMessengerRooms();
    private final Publications publications = new Publications();
    private final MessengerFeature<Writer> messenger;

    /** Installs it; returns the application's actions. */
    static Publications install(Namespace<Writer> namespace) {
        MessengerApplication application = new MessengerApplication(namespace);
        application.messenger.installOn(namespace);
        application.actOnRooms();
        application.actOnUsers();
        return application.publications;
    }

    private MessengerApplication(Namespace<Writer> namespace) {
        this.namespace = namespace;
        AtomicInteger ids = new AtomicInteger();
        rooms.put(SampleRooms.room("r1", "ada", "bob", "eve")).put(SampleRooms.room("r2", "ada", "bob"));
        messenger = MessengerFeature.<Writer>builder(
                        (token, headers) -> KNOWN.contains(token) ? new Writer(token) : null, rooms)
                .appId("app")
                .ids(() -> "m" + ids.incrementAndGet())
                .build();
    }

    private void actOnRooms() {
        publications.on("read", what -> messenger.markRead(what.text(0), what.text(1), what.text(2)));
        publications.on("delete", what -> messenger.delete(what.text(0), what.text(1)));
        publications.on(
                "pin", what -> messenger.change(what.text(0), what.text(1), message -> message.withPinned(true)));
        publications.on("stream", what -> messenger.streamed(what.as(0, AiStreaming.class)));
        publications.on("type", what -> messenger.typing(what.text(0), ClientPayload.of(what.text(1)), what.text(2)));
        publications.on("room", what -> messenger.roomChanged(what.text(0)));
        publications.on("leave", what -> {
            Set<String> members = Stream.of("ada", "bob", "eve").collect(Collectors.toSet());
            members.remove(what.text(1));
            rooms.put(SampleRooms.room(what.text(0), members.stream().sorted().toArray(String[]::new)));
            messenger.roomChanged(what.text(0), List.of(what.text(1)));
        });
        publications.on(
                "invite",
                what -> messenger.invited(
                        what.text(0),
                        Invitation.of(
                                ClientPayload.of(what.text(0)),
                                ClientPayload.of(what.text(1)),
                                SampleRooms.room(what.text(2), what.text(1)),
                                NOON)));
        publications.on("uninvite", what -> messenger.invitationCancelled(what.text(0), what.text(1)));
    }

    private void actOnUsers() {
        publications.on(
                "room pref",
                what -> messenger.changeRoomPref(what.text(0), what.as(1, RoomPref.class), firstDevice(what.text(0))));
        publications.on(
                "my pref",
                what -> messenger.changePref(what.text(0), what.as(1, MyPrefChange.class), firstDevice(what.text(0))));
        publications.on(
                "delete pref", what -> messenger.deletePref(what.text(0), what.text(1), firstDevice(what.text(0))));
        publications.on(
                "hide",
                what -> messenger.hideMessages(
                        what.text(0), what.as(1, UserDeleteMessages.class), firstDevice(what.text(0))));
    }

    /** The device of a user that connected first: it is the one that does something. */
    private String firstDevice(String userId) {
        return namespace.sockets().stream()
                .filter(socket -> socket.user().id().equals(userId))
                .min(Comparator.comparing(socket -> socket.handshake().time()))
                .map(Socket::id)
                .orElseThrow();
    }
}
