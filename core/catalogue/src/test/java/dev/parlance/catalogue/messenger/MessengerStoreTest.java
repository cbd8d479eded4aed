package dev.parlance.catalogue.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.platform.Stores;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MessengerStore} does. */
@ParameterizedClass
@MethodSource("stores")
class MessengerStoreTest {
    private final MessengerStore store;

    MessengerStoreTest(Supplier<MessengerStore> empty) {
        store = empty.get();
    }

    static Stream<Named<Supplier<MessengerStore>>> stores() {
        return Stream.of(
                Named.of("in memory", InMemoryMessengerStore::new),
                Named.of(
                        "H2",
                        () -> new JdbcMessengerStore(Stores.h2()).createTables().createTables()));
    }

    private static StoredMessage message(String id, String room, String sender) {
        return StoredMessage.of(id, room, sender, "{\"_id\":\"" + id + "\"}");
    }

    private StoredMessage put(String id, String sender) {
        StoredMessage message = message(id, "r1", sender);
        assertThat(store.put(message)).isTrue();
        return message;
    }

    private List<String> ids(String userId) {
        return store.history("r1", userId, null, 10).stream()
                .map(StoredMessage::id)
                .toList();
    }

    private void assertLog(LogEntry... entries) {
        assertThat(store.log().since("r1", 0, 100)).containsExactly(entries);
    }

    private static LogEntry entry(int number, String type, String... details) {
        return LogEntry.of("r1", number, type, List.of(details));
    }

    @Test
    void aMessageIsFoundInItsRoomOnly() {
        StoredMessage message = put("m1", "ada");
        assertThat(store.find("r1", "m1")).isEqualTo(message);
        assertThat(store.find("r2", "m1")).isNull();
        assertThat(store.find("r1", "m2")).isNull();
        assertLog(entry(1, MessengerChanges.MESSAGE, "m1"));
    }

    @Test
    void aMessageIsReplacedAndKeepsItsPlace() {
        put("m1", "ada");
        put("m2", "ada");
        StoredMessage changed = StoredMessage.of("m1", "r1", "ada", "{\"changed\":true}");
        assertThat(store.put(changed)).isTrue();
        assertThat(store.history("r1", "ada", null, 10)).containsExactly(changed, message("m2", "r1", "ada"));
        assertLog(
                entry(1, MessengerChanges.MESSAGE, "m1"),
                entry(2, MessengerChanges.MESSAGE, "m2"),
                entry(3, MessengerChanges.MESSAGE, "m1"));
    }

    @Test
    void anIdThatIsTakenStoresNothing() {
        StoredMessage message = put("m1", "ada");
        put("m2", "ada");
        store.delete("r1", "m2");
        assertThat(store.put(message("m1", "r1", "bob"))).isFalse();
        assertThat(store.put(message("m1", "r2", "ada"))).isFalse();
        assertThat(store.put(message("m2", "r1", "ada"))).isFalse();
        assertThat(store.find("r1", "m1")).isEqualTo(message);
        assertThat(store.log().since("r2", 0, 10)).isEmpty();
        assertLog(
                entry(1, MessengerChanges.MESSAGE, "m1"),
                entry(2, MessengerChanges.MESSAGE, "m2"),
                entry(3, MessengerChanges.DELETED, "m2"));
    }

    @Test
    void historyIsReadByPage() {
        IntStream.rangeClosed(1, 5).forEach(i -> put("m" + i, "ada"));
        store.delete("r1", "m3");
        assertThat(store.history("r1", "ada", null, 2))
                .extracting(StoredMessage::id)
                .containsExactly("m4", "m5");
        assertThat(store.history("r1", "ada", "m4", 2))
                .extracting(StoredMessage::id)
                .containsExactly("m1", "m2");
        assertThat(store.history("r1", "ada", "unknown", 2)).isEmpty();
        assertThat(store.history("r2", "ada", "m4", 2)).isEmpty();
        assertThat(store.history("r2", "ada", null, 2)).isEmpty();
    }

    @Test
    void deletedMessagesAreGoneForEveryone() {
        put("m1", "ada");
        put("m2", "bob");
        assertThat(store.delete("r2", "m1")).isFalse();
        assertThat(store.delete("r1", "m1")).isTrue();
        assertThat(store.delete("r1", "m1")).isFalse();
        assertThat(ids("ada")).containsExactly("m2");
        store.deleteAll("r1");
        assertThat(ids("ada")).isEmpty();
        put("m3", "ada");
        assertThat(ids("ada")).containsExactly("m3");
    }

    @Test
    void aReadMarkMovesForwardOnly() {
        put("m1", "ada");
        put("m2", "ada");
        put("m3", "bob");
        put("m4", "ada");
        assertThat(store.markRead("r1", "bob", "m2")).isEqualTo(new ReadMarker("bob", "m2", 1));
        assertThat(store.markRead("r1", "bob", "m1")).isEqualTo(new ReadMarker("bob", "m2", 1));
        assertThat(store.markRead("r1", "bob", "m4")).isEqualTo(new ReadMarker("bob", "m4", 0));
        assertThat(store.markRead("r1", "ada", "m1")).isEqualTo(new ReadMarker("ada", "m1", 1));
        assertThat(store.markRead("r1", "bob", "unknown")).isNull();
        assertThat(store.markRead("r2", "bob", "m1")).isNull();
        assertThat(store.log().since("r1", 4, 100))
                .containsExactly(
                        entry(5, MessengerChanges.READ, "bob", "m2"),
                        entry(6, MessengerChanges.READ, "bob", "m4"),
                        entry(7, MessengerChanges.READ, "ada", "m1"));
        assertThat(store.log().since("r2", 0, 100)).isEmpty();
    }

    @Test
    void hiddenMessagesAreHiddenFromOneUser() {
        IntStream.rangeClosed(1, 3).forEach(i -> put("m" + i, "ada"));
        store.hide("r1", "bob", List.of("m2", "unknown"), false);
        store.hide("r1", "bob", List.of("m2"), false);
        store.hide("r2", "bob", List.of("m1"), false);
        assertThat(ids("bob")).containsExactly("m1", "m3");
        assertThat(ids("ada")).containsExactly("m1", "m2", "m3");
        store.hide("r1", "bob", List.of(), true);
        put("m4", "ada");
        assertThat(ids("bob")).containsExactly("m4");
        assertThat(store.find("r1", "m2")).isNotNull();
    }

    @Test
    void ofTwoAtTheSameTimeOneIdIsStoredOnce() {
        List<CompletableFuture<Boolean>> both = Stream.of("ada", "bob")
                .map(sender -> CompletableFuture.supplyAsync(() -> store.put(message("m1", "r1", sender))))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
        assertLog(entry(1, MessengerChanges.MESSAGE, "m1"));
    }
}
