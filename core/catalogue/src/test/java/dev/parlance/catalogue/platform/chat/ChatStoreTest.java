package dev.parlance.catalogue.platform.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Stores;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link ChatStore} does. */
@ParameterizedClass
@MethodSource("stores")
class ChatStoreTest {
    private static final Chat GENERAL = new Chat("c1", "demo", "General", "public");
    private static final Chat HELP = new Chat("c2", "demo", "Help", "public");
    private static final Chat ELSEWHERE = new Chat("c3", "other", "Elsewhere", "public");

    private final ChatStore store;

    ChatStoreTest(Supplier<ChatStore> empty) {
        store = empty.get();
        Stream.of(HELP, ELSEWHERE, GENERAL).forEach(store::create);
    }

    static Stream<Named<Supplier<ChatStore>>> stores() {
        return Stream.of(
                Named.of("in memory", InMemoryChatStore::new),
                Named.of(
                        "H2",
                        () -> new JdbcChatStore(Stores.h2()).createTables().createTables()));
    }

    @Test
    void findsAChatForItsMembersOnly() {
        store.addMember("c1", "ada");

        assertThat(store.find("c1", "demo", "ada")).isEqualTo(GENERAL);
        assertThat(store.find("c1", "demo", "bob")).isNull();
        assertThat(store.find("c1", "other", "ada")).isNull();
        assertThat(store.find("c9", "demo", "ada")).isNull();
    }

    @Test
    void keepsTheFirstChatOfAnId() {
        assertThat(store.create(new Chat("c1", "demo", "Another", "public"))).isFalse();
        assertThat(store.chats("demo")).containsExactly(GENERAL, HELP);
    }

    @Test
    void addsAMemberOnceAndOnlyToAChatThatExists() {
        assertThat(store.addMember("c1", "ada")).isTrue();
        assertThat(store.addMember("c1", "ada")).isFalse();
        assertThat(store.addMember("c9", "ada")).isFalse();
        assertThat(store.members("c1")).containsExactly("ada");
        assertThat(store.members("c9")).isEmpty();
    }

    @Test
    void removesAMemberOnce() {
        store.addMember("c1", "ada");

        assertThat(store.removeMember("c1", "ada")).isTrue();
        assertThat(store.removeMember("c1", "ada")).isFalse();
        assertThat(store.find("c1", "demo", "ada")).isNull();
    }

    @Test
    void tellsMembersFromOthers() {
        Stream.of("ada", "bob").forEach(user -> store.addMember("c1", user));

        assertThat(store.membersAmong("c1", List.of("bob", "eve", "ada", "bob")))
                .containsExactlyInAnyOrder("ada", "bob");
        assertThat(store.membersAmong("c1", List.of())).isEmpty();
        assertThat(store.membersAmong("c2", List.of("ada"))).isEmpty();
        assertThat(store.membersAmong("c9", List.of("ada"))).isEmpty();
    }

    @Test
    void listsAUsersChatsOfAProjectByName() {
        Stream.of("c2", "c3", "c1").forEach(id -> store.addMember(id, "ada"));

        assertThat(store.chatsOf("ada", "demo")).containsExactly(GENERAL, HELP);
        assertThat(store.chatsOf("ada", "other")).containsExactly(ELSEWHERE);
        assertThat(store.chatsOf("bob", "demo")).isEmpty();
    }

    /** PostgreSQL would store a question mark in place of each. */
    @Test
    void halfASurrogatePairIsKeptOrRefusedButNeverTakenForAnother() {
        refusedOr(() -> assertThat(store.create(new Chat("c\ud800", "demo", "x", "public")))
                .isTrue());
        refusedOr(() -> store.addMember("c1", "ada\ud800"));
        for (String other : List.of("\ud801", "\udc00", "?", "\ufffd")) {
            refusedOr(() -> assertThat(store.members("c" + other)).isEmpty());
            refusedOr(() -> assertThat(store.find("c1", "demo", "ada" + other)).isNull());
            refusedOr(() ->
                    assertThat(store.membersAmong("c1", List.of("ada" + other))).isEmpty());
        }
        assertThat(store.chats("demo")).extracting(Chat::id).doesNotContain("c?", "c\ufffd");
    }

    private static void refusedOr(Runnable check) {
        try {
            check.run();
        } catch (StorageException e) {
            assertThat(e.isInvalidValue()).isTrue();
        }
    }
}
