package dev.parlance.catalogue.platform.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.platform.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MessageStore} does. */
@ParameterizedClass
@MethodSource("stores")
class MessageStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final MessageStore store;

    MessageStoreTest(Supplier<MessageStore> empty) {
        store = empty.get();
    }

    static Stream<Named<Supplier<MessageStore>>> stores() {
        return Stream.of(
                Named.of("in memory", InMemoryMessageStore::new),
                Named.of(
                        "H2",
                        () -> new JdbcMessageStore(Stores.h2()).createTables().createTables()));
    }

    @Test
    void givesBackAMessageAsItWasKept() {
        Message bare = said("m1", "ada", null);
        Message full = new Message(
                "m2",
                "c1",
                "ada",
                MessageType.IMAGE,
                "https://…/\uD83D\uDC4B",
                "m1",
                List.of("bob", "eve"),
                "k",
                NOON,
                null);
        store.append(bare);
        store.append(full);

        assertThat(store.find("c1", "m1")).isEqualTo(bare);
        assertThat(store.find("c1", "m2")).isEqualTo(full);
        assertThat(store.findSent("c1", "ada", "k")).isEqualTo(full);
        assertThat(texts(store.history("c1", null, 10))).containsExactly("m1", "m2");
    }

    @Test
    void findsAMessageInItsOwnChatOnly() {
        store.append(said("m1", "ada", "k"));

        assertThat(store.find("c2", "m1")).isNull();
        assertThat(store.findSent("c2", "ada", "k")).isNull();
        assertThat(store.findSent("c1", "bob", "k")).isNull();
        assertThat(store.history("c2", null, 10)).isEmpty();
        assertThat(store.edit("c2", "m1", "x", LATER)).isFalse();
        assertThat(store.delete("c2", "m1", LATER)).isFalse();
        assertThat(store.toggleReaction("c2", "m1", "bob", "+1")).isFalse();
        assertThat(store.markRead("c2", List.of("m1"), "bob", LATER)).isFalse();
        assertThat(store.history("c1", null, 10)).containsExactly(entry(said("m1", "ada", "k"), Map.of()));
    }

    @Test
    void keepsWhatASenderRepeatsOnce() {
        Message first = said("m1", "ada", "k");

        assertThat(store.append(first)).isEqualTo(first);
        assertThat(store.append(said("m2", "ada", "k"))).isEqualTo(first);
        assertThat(store.append(said("m3", "bob", "k")).id()).isEqualTo("m3");
        assertThat(texts(store.history("c1", null, 10))).containsExactly("m1", "m3");
    }

    @Test
    void knowsARepeatOfWhatWasDeleted() {
        store.append(said("m1", "ada", "k"));
        store.delete("c1", "m1", LATER);

        assertThat(store.append(said("m2", "ada", "k")).id()).isEqualTo("m1");
        assertThat(store.history("c1", null, 10)).isEmpty();
    }

    @Test
    void pagesBackThroughTheHistory() {
        IntStream.rangeClosed(1, 5).forEach(i -> store.append(said("m" + i, "ada", null)));

        assertThat(texts(store.history("c1", null, 2))).containsExactly("m4", "m5");
        assertThat(texts(store.history("c1", "m4", 2))).containsExactly("m2", "m3");
        assertThat(texts(store.history("c1", "m2", 2))).containsExactly("m1");
        assertThat(store.history("c1", "m9", 2)).isEmpty();
    }

    @Test
    void editsUntilAMessageIsDeleted() {
        store.append(said("m1", "ada", null));

        assertThat(store.edit("c1", "m1", "better", LATER)).isTrue();
        assertThat(store.find("c1", "m1")).isEqualTo(said("m1", "ada", null).edited("better", LATER));
        assertThat(store.delete("c1", "m1", LATER)).isTrue();
        assertThat(store.edit("c1", "m1", "again", LATER)).isFalse();
        assertThat(store.delete("c1", "m1", LATER)).isFalse();
        assertThat(store.find("c1", "m1")).isNull();
    }

    @Test
    void pagesFromAMessageThatWasDeleted() {
        IntStream.rangeClosed(1, 3).forEach(i -> store.append(said("m" + i, "ada", null)));
        store.delete("c1", "m2", LATER);

        assertThat(texts(store.history("c1", "m2", 2))).containsExactly("m1");
    }

    @Test
    void togglesAReaction() {
        store.append(said("m1", "ada", null));

        assertThat(store.toggleReaction("c1", "m1", "bob", "+1")).isTrue();
        assertThat(store.toggleReaction("c1", "m1", "eve", "+1")).isTrue();
        assertThat(store.toggleReaction("c1", "m1", "bob", "\u2764")).isTrue();
        assertThat(store.toggleReaction("c1", "m1", "bob", "+1")).isFalse();
        assertThat(store.toggleReaction("c1", "m9", "bob", "+1")).isFalse();
        assertThat(store.history("c1", null, 1))
                .containsExactly(
                        entry(said("m1", "ada", null), Map.of("+1", List.of("eve"), "\u2764", List.of("bob"))));
    }

    @Test
    void takesNoReactionToWhatWasDeleted() {
        store.append(said("m1", "ada", null));
        store.delete("c1", "m1", LATER);

        assertThat(store.toggleReaction("c1", "m1", "bob", "+1")).isFalse();
    }

    @Test
    void ofTwoTheSameAtTheSameTimeTheSecondTakesBackWhatTheFirstHasAdded() {
        store.append(said("m1", "ada", null));
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Boolean> other =
                    CompletableFuture.supplyAsync(() -> store.toggleReaction("c1", "m1", "bob", "+1"));
            boolean added = store.toggleReaction("c1", "m1", "bob", "+1");
            assertThat(List.of(added, other.join())).containsExactlyInAnyOrder(true, false);
        }

        assertThat(store.history("c1", null, 1).get(0).reactions()).isEmpty();
        assertThat(store.log().since("c1", 1, 100)).hasSize(40);
    }

    @Test
    void whatChangesIsInTheLog() {
        store.append(said("m1", "ada", null));
        store.toggleReaction("c1", "m1", "bob", "+1");
        store.toggleReaction("c1", "m9", "bob", "+1");
        store.toggleReaction("c1", "m1", "bob", "+1");
        store.edit("c1", "m1", "better", LATER);
        store.markRead("c1", List.of("m1"), "bob", LATER);
        store.delete("c1", "m1", LATER);
        store.toggleReaction("c1", "m1", "bob", "+1");

        assertThat(store.log().since("c1", 0, 10))
                .containsExactly(
                        LogEntry.of("c1", 1, MessageChanges.CREATED, List.of("m1")),
                        LogEntry.of("c1", 2, MessageChanges.REACTED, List.of("m1", "bob", "+1")),
                        LogEntry.of("c1", 3, MessageChanges.REACTED, List.of("m1", "bob", "+1")),
                        LogEntry.of("c1", 4, MessageChanges.EDITED, List.of("m1")),
                        LogEntry.of("c1", 5, MessageChanges.READ, List.of("bob", "m1")),
                        LogEntry.of("c1", 6, MessageChanges.DELETED, List.of("m1")));
    }

    @Test
    void countsWhatOthersWroteAndAUserHasNotRead() {
        store.append(said("m1", "ada", null));
        store.append(said("m2", "ada", null));
        store.append(said("m3", "ada", null));
        store.append(said("m4", "bob", null));
        store.delete("c1", "m3", LATER);
        assertThat(store.unread("c1", "bob")).isEqualTo(2);

        assertThat(store.markRead("c1", List.of("m2", "m2"), "bob", LATER)).isTrue();
        assertThat(store.markRead("c1", List.of("m2"), "bob", LATER)).isTrue();

        assertThat(store.unread("c1", "bob")).isEqualTo(1);
        assertThat(store.unread("c1", "ada")).isEqualTo(1);
        assertThat(store.unread("c2", "bob")).isZero();
        assertThat(store.history("c1", null, 10).get(1).readBy()).containsExactly("bob");
    }

    @Test
    void marksAllAsReadOrNone() {
        store.append(said("m1", "ada", null));

        assertThat(store.markRead("c1", List.of("m1", "m9"), "bob", LATER)).isFalse();
        assertThat(store.unread("c1", "bob")).isEqualTo(1);
    }

    private static Message said(String id, String sender, @Nullable String clientMessageId) {
        return new Message(
                id, "c1", sender, MessageType.TEXT, "text of " + id, null, List.of(), clientMessageId, NOON, null);
    }

    private static HistoryEntry entry(Message message, Map<String, List<String>> reactions) {
        return new HistoryEntry(message, reactions, List.of());
    }

    private static List<String> texts(List<HistoryEntry> history) {
        return history.stream().map(entry -> entry.message().id()).toList();
    }

    /** PostgreSQL would store a question mark in place of each. */
    @Test
    void halfASurrogatePairIsKeptOrRefusedButNeverTakenForAnother() {
        store.append(said("m1", "ada", "k"));
        refusedOr(() -> store.append(said("m\ud800", "ada", "k\ud800")));
        refusedOr(() -> store.toggleReaction("c1", "m1", "ada", "\ud83d"));
        for (String other : List.of("\ud801", "\udc00", "?", "\ufffd")) {
            refusedOr(() -> assertThat(store.find("c1", "m" + other)).isNull());
            refusedOr(() -> assertThat(store.findSent("c1", "ada", "k" + other)).isNull());
            refusedOr(() ->
                    assertThat(store.toggleReaction("c1", "m1", "ada", other)).isTrue());
        }
    }

    private static void refusedOr(Runnable check) {
        try {
            check.run();
        } catch (StorageException e) {
            assertThat(e.isInvalidValue()).isTrue();
        }
    }
}
