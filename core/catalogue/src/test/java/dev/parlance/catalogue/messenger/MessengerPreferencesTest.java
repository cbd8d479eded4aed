package dev.parlance.catalogue.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MessengerPreferences} does. */
@ParameterizedClass
@MethodSource("stores")
class MessengerPreferencesTest {
    static final TestServer SERVER = TestServer.create();

    private final MessengerPreferences preferences;

    MessengerPreferencesTest(Supplier<MessengerPreferences> empty) {
        preferences = empty.get();
    }

    static Stream<Named<Supplier<MessengerPreferences>>> stores() {
        return Stream.of(
                Named.of("in memory", InMemoryMessengerPreferences::new),
                Named.of(
                        "H2",
                        () -> new JdbcMessengerPreferences(Stores.h2(), SERVER)
                                .createTables()
                                .createTables()));
    }

    private static RoomPref muted(String room) {
        return new RoomPref(room, null, null, true, null, null, null, null);
    }

    private static RoomPref tagged(String room, String folder, List<String> tags, Map<String, String> colors) {
        return new RoomPref(room, folder, null, null, null, tags, colors, null);
    }

    @Test
    void aChangeForARoomLeavesTheRestAsItIs() {
        assertThat(preferences.put("ada", muted("r1"))).isEqualTo(muted("r1"));
        RoomPref both = new RoomPref("r1", "work", null, true, null, List.of("a", "b"), Map.of("a", "red"), null);
        assertThat(preferences.put("ada", tagged("r1", "work", List.of("a", "b"), Map.of("a", "red"))))
                .isEqualTo(both);
        RoomPref emptied = new RoomPref("r1", "", null, true, null, List.of(), Map.of(), null);
        assertThat(preferences.put("ada", tagged("r1", "", List.of(), Map.of())))
                .isEqualTo(emptied);
        assertThat(preferences.ofRooms("ada")).containsExactly(emptied);
    }

    @Test
    void everythingForARoomIsReadBack() {
        RoomPref all = new RoomPref("r1", "work", true, false, true, List.of("ä"), Map.of("ä", "red"), false);
        preferences.put("ada", all);
        assertThat(preferences.ofRooms("ada")).containsExactly(all);
    }

    @Test
    void preferencesForARoomAreOneUsersAndOneRooms() {
        preferences.put("ada", muted("r1"));
        preferences.put("ada", muted("r2"));
        preferences.put("bob", tagged("r1", "home", null, null));
        assertThat(preferences.ofRooms("ada")).containsExactlyInAnyOrder(muted("r1"), muted("r2"));
        assertThat(preferences.ofRooms("bob")).containsExactly(tagged("r1", "home", null, null));
        assertThat(preferences.ofRooms("eve")).isEmpty();
    }

    @Test
    void aPreferenceIsAnyJson() {
        Map<String, Object> values = Map.of(
                "text",
                "dark",
                "number",
                1,
                "flag",
                false,
                "list",
                List.of(1, "two"),
                "object",
                Map.of("a", List.of()));
        values.forEach((key, data) -> preferences.put("ada", key, data));
        assertThat(preferences.all("ada")).isEqualTo(values);
        assertThatNullPointerException().isThrownBy(() -> preferences.put("ada", "k", null));
    }

    @Test
    void aPreferenceIsReplacedAndDeleted() {
        preferences.put("ada", "theme", "dark");
        preferences.put("ada", "theme", "light");
        preferences.put("ada", "size", 12);
        preferences.put("bob", "theme", "dark");
        assertThat(preferences.all("ada")).isEqualTo(Map.of("theme", "light", "size", 12));
        assertThat(preferences.delete("ada", "theme")).isTrue();
        assertThat(preferences.delete("ada", "theme")).isFalse();
        assertThat(preferences.delete("eve", "theme")).isFalse();
        assertThat(preferences.all("ada")).isEqualTo(Map.of("size", 12));
        assertThat(preferences.all("bob")).isEqualTo(Map.of("theme", "dark"));
        assertThat(preferences.all("eve")).isEmpty();
    }

    @Test
    void ofChangesAtTheSameTimeNoneIsLost() {
        List<RoomPref> changes =
                List.of(muted("r1"), tagged("r1", "work", null, null), tagged("r1", null, List.of("a"), null));
        changes.stream()
                .map(change -> CompletableFuture.supplyAsync(() -> preferences.put("ada", change)))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(preferences.ofRooms("ada"))
                .containsExactly(new RoomPref("r1", "work", null, true, null, List.of("a"), null, null));
    }

    @Test
    void ofManyAtTheSameTimeOnePreferenceStays() {
        IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> preferences.put("ada", "theme", i)))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(preferences.all("ada")).containsOnlyKeys("theme");
    }
}
