package dev.parlance.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.internal.engine.RandomIds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final RoomKind CHAT = RoomKind.of("chat");

    @Test
    void aRoomIsNamedByItsKindAndItsIds() {
        assertThat(CHAT.room("42").name()).isEqualTo("chat:42");
        assertThat(CHAT.room("42", "a", "b")).hasToString("chat:42:a:b").isEqualTo(CHAT.room("42", "a", "b"));
        assertThat(CHAT.room("42")).isEqualTo(Room.named("chat:42")).hasSameHashCodeAs(Room.named("chat:42"));
        assertThat(CHAT)
                .isEqualTo(RoomKind.of("chat"))
                .hasSameHashCodeAs(RoomKind.of("chat"))
                .hasToString("chat");
    }

    @Test
    void noTwoListsOfIdsNameTheSameRoom() {
        List<String> ids = List.of("", "a", ":", "a:", ":a", "%", "%3A", "a%3A", "%25");
        Set<Room> rooms = new HashSet<>();
        for (String first : ids) {
            rooms.add(CHAT.room(first));
            for (String second : ids) {
                rooms.add(CHAT.room(first, second));
            }
        }
        assertThat(rooms).hasSize(ids.size() * (ids.size() + 1));
    }

    @Test
    void aKindIsAWord() {
        for (String word : List.of("", "a:b", ":", "a%")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RoomKind.of(word))
                    .withMessage("a kind of room is a word without colon and percent sign, but was \"" + word + "\"");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoomKind.of("user"))
                .withMessage("a kind of room cannot be \"user\": toUsers reaches the rooms of users");
    }

    @Test
    void noRoomCanBeNamedLikeThoseOfSocketsAndUsers() {
        String id = RandomIds.next();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Room.named(id))
                .withMessage("a room cannot be named \"" + id
                        + "\", which has the form of a socket's id: toSockets reaches sockets by their ids");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Room.named("user:ann"))
                .withMessage("a room cannot be named \"user:ann\": the rooms of users begin with user:, and toUsers"
                        + " reaches them");
        assertThatIllegalArgumentException().isThrownBy(() -> Room.named("")).withMessage("a room needs a name");
        for (String text : List.of(id, Room.nameOfUser("ann"), "")) {
            assertThat(Room.isName(text)).isFalse();
        }
        for (String text : List.of("announcements", "user", "users:1", id + "a", id.substring(1), "chat:42")) {
            assertThat(Room.isName(text)).isTrue();
            assertThat(Room.named(text).name()).isEqualTo(text);
        }
    }

    @Test
    void anIdIsTwentyCharactersOfBase64Url() {
        assertThat(Socket.isId("azAZ09-_azAZ09-_azAZ")).isTrue();
        for (String text : List.of("", "azAZ09-_azAZ09-_azA", "azAZ09-_azAZ09-_azAZ0", "azAZ09-_azAZ09-_azA+")) {
            assertThat(Socket.isId(text)).isFalse();
        }
    }

    @Test
    void theRoomOfAUserIsNamedByTheirId() {
        assertThat(Room.nameOfUser("ann:b%")).isEqualTo("user:ann%3Ab%25");
    }
}
