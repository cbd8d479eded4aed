package school;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Audience;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Server;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lessons that pupils follow on one device or several, and teachers hold. */
public final class School {
    public record Login(String token) {}

    public record Enter(String lesson) {}

    public record Note(String lesson, String text) {}

    public record Noted(String lesson, String from, String text) {}

    public record Mark(String lesson, int points) {}

    public record Settings(String theme) {}

    public record Present(List<String> people) {}

    public static final ClientRequest<Enter, Present> ENTER = clientRequest("enter", Enter.class, Present.class);
    public static final ClientEvent<Enter> LEAVE = clientEvent("leave", Enter.class);
    public static final ClientEvent<Note> NOTE = clientEvent("note", Note.class);
    public static final ServerEvent<Noted> NOTED = serverEvent("noted", Noted.class);
    public static final ServerEvent<Mark> MARKED = serverEvent("marked", Mark.class);
    public static final ClientEvent<Settings> CHANGE_SETTINGS = clientEvent("settings:change", Settings.class);
    public static final ServerEvent<Settings> SETTINGS_CHANGED = serverEvent("settings:changed", Settings.class);
    public static final ServerEvent<Note> ANNOUNCED = serverEvent("announced", Note.class);

    public record Person(String id, Set<String> lessons, boolean isTeacher) implements User {}

    private static final RoomKind LESSON = RoomKind.of("lesson");
    private static final RoomKind STAFF = RoomKind.of("staff");
    private static final Room TEACHERS = STAFF.room("teachers");
    private static final DataKey<Integer> NOTES = DataKey.of("notes", Integer.class);

    private final Namespace<Person> school;

    private School(Namespace<Person> school) {
        this.school = school;
    }

    public static School setUp(Server server, Map<String, Person> byToken) {
        Namespace<Person> namespace = server.namespace("/school", handshake -> {
            Person person = byToken.get(handshake.auth(Login.class).token());
            if (person == null) {
                throw new ConnectRefusedException("unknown token");
            }
            return person;
        });
        School school = new School(namespace);
        school.listen();
        return school;
    }

    private void listen() {
        school.onConnect(socket -> {
            if (socket.user().isTeacher()) {
                socket.join(TEACHERS);
            }
        });

        school.handle(ENTER, (socket, enter) -> {
            Room lesson = lesson(socket, enter.lesson());
            socket.join(lesson);
            return new Present(people(school.to(lesson)));
        });
        school.on(LEAVE, (socket, leave) -> socket.leave(LESSON.room(leave.lesson())));

        school.on(NOTE, (socket, note) -> {
            Room lesson = lesson(socket, note.lesson());
            socket.data().put(NOTES, socket.data().computeIfAbsent(NOTES, () -> 0) + 1);
            Noted noted = new Noted(note.lesson(), socket.user().id(), note.text());
            socket.to(lesson, TEACHERS).emit(NOTED, noted);
        });

        school.on(CHANGE_SETTINGS, (socket, settings) -> socket.toOtherDevices().emit(SETTINGS_CHANGED, settings));

        school.onRooms(new RoomListener() {
            @Override
            public void deleted(Room room) {
                System.out.println(room.name() + " is empty");
            }
        });
    }

    // A client's text never becomes a room before it is checked what the client may see.
    private static Room lesson(Socket<Person> socket, String lesson) {
        if (!socket.user().lessons().contains(lesson)) {
            throw RefusedException.permissionDenied("not your lesson");
        }
        return LESSON.room(lesson);
    }

    private static List<String> people(Audience audience) {
        return audience.fetchSockets().join().stream()
                .map(RemoteSocket::userId)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    /** Everybody in a lesson but those who have switched it off hears of it; called by a REST controller, a timer, a bot. */
    public void announce(String lesson, String text, List<String> muted) {
        school.to(LESSON.room(lesson)).exceptUsers(muted).emit(ANNOUNCED, new Note(lesson, text));
    }

    /** Each pupil sees their own points, on all their devices. */
    public void mark(String lesson, Map<String, Integer> points) {
        school.to(LESSON.room(lesson)).emitEach(points.keySet(), MARKED, pupil -> new Mark(lesson, points.get(pupil)));
    }

    /** A pupil has left the school: their devices leave the lesson, and are disconnected. */
    public void expel(String pupil, String lesson) {
        school.toUsers(pupil).socketsLeave(LESSON.room(lesson));
        school.toUsers(pupil).disconnectSockets();
    }

    public static void main(String[] args) throws Exception {
        ParlanceServer server = ParlanceServer.builder().port(9092).build();
        setUp(
                server,
                Map.of("t", new Person("tom", Set.of("maths"), true), "a", new Person("ada", Set.of("maths"), false)));
        server.start();
    }
}
