package dev.parlance.clients.rows.eventstream;

import dev.parlance.catalogue.eventstream.EventstreamFeature;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamRooms;
import dev.parlance.catalogue.eventstream.TextMessagePayload;
import dev.parlance.clients.rows.world.Publications;
import dev.parlance.clients.rows.world.Published;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import java.util.List;

/** What the application of the rows does, by the names in them. */
final class EventstreamApplication {
    private final InMemoryEventstreamRooms rooms = new InMemoryEventstreamRooms()
            .put(room(1, "One", RoomType.PRIVATE))
            .view(1, "ada", 0, true, false)
            .add(1, "bob")
            .put(room(2, "Two", RoomType.PRIVATE))
            .add(2, "ada", "eve")
            .put(room(9, "Nine", RoomType.PUBLIC));
    private final EventstreamFeature stream = EventstreamFeature.of(rooms);
    private final Publications publications = new Publications();

    static Publications install(Namespace<? extends User> namespace) {
        EventstreamApplication application = new EventstreamApplication();
        namespace.install(application.stream);
        application.actOnMessages();
        application.actOnRooms();
        return application.publications;
    }

    private static EventstreamRoomPayload room(long id, String name, RoomType type) {
        return EventstreamRoomPayload.of(id, name, type, 1_610_000_000_000L);
    }

    private static long id(Published what, int index) {
        return ((Number) what.json(index)).longValue();
    }

    private void actOnMessages() {
        publications.on(
                "messages.create", what -> stream.messagesCreated(List.of(what.as(0, TextMessagePayload[].class))));
        publications.on(
                "messages.update", what -> stream.messagesUpdated(List.of(what.as(0, TextMessagePayload[].class))));
        publications.on("message.delete", what -> stream.messageDeleted(id(what, 0), id(what, 1), id(what, 2)));
    }

    private void actOnRooms() {
        publications.on("room.create", what -> {
            rooms.put(room(id(what, 0), what.text(1), RoomType.valueOf(what.text(2))));
            rooms.add(id(what, 0), what.as(3, String[].class));
            stream.roomCreated(id(what, 0));
        });
        publications.on("room.rename", what -> {
            rooms.put(room(id(what, 0), what.text(1), RoomType.PRIVATE));
            stream.roomUpdated(id(what, 0));
        });
        publications.on("room.open", what -> {
            rooms.put(room(id(what, 0), what.text(1), RoomType.PUBLIC));
            stream.accessChanged(id(what, 0));
        });
        publications.on("room.pin", what -> {
            rooms.view(id(what, 0), what.text(1), 0, false, true);
            stream.roomUpdated(id(what, 0), List.of(what.text(1)));
        });
        publications.on("room.delete", what -> {
            rooms.delete(id(what, 0));
            stream.roomDeleted(id(what, 0));
        });
        publications.on("access.grant", what -> {
            rooms.add(id(what, 0), what.text(1));
            stream.accessChanged(id(what, 0), List.of(what.text(1)));
        });
        publications.on("access.revoke", what -> {
            rooms.remove(id(what, 0), what.text(1));
            stream.accessChanged(what.text(1));
        });
    }
}
