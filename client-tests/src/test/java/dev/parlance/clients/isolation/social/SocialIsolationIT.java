package dev.parlance.clients.isolation.social;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.social.SocialChats;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * 30 WebSockets of 20 users in 8 chats of the social catalogue: 2,000 random operations of clients and of the application, up to
 * eight at the same time. Each client receives all that it must and nothing that it may not, and nothing of a chat after its
 * removal. {@code -Dparlance.seed} repeats the operations as far as races have the same winners.
 */
class SocialIsolationIT {
    private static final int OPERATIONS = 2_000;
    private static final String FAULTY = "c5";

    private final long seed = Long.getLong("parlance.seed", System.nanoTime());

    @Test
    void eachClientReceivesWhatItMustAndNothingThatItMayNot() throws Exception {
        System.out.println("SocialIsolationIT: parlance.seed=" + seed);
        run(chats -> chats);
    }

    @Test
    void aChatThatKeepsItsFormerParticipantsWouldBeFound() {
        isFound((before, now) -> {
            before.addAll(now);
            return before;
        });
    }

    @Test
    void aChatThatLosesAParticipantWouldBeFound() {
        isFound((before, now) -> {
            TreeSet<String> rest = new TreeSet<>(now);
            rest.pollFirst();
            return rest;
        });
    }

    /** What is answered instead of who is in the chat now. */
    private interface Fault {
        Collection<String> members(Set<String> before, Collection<String> now);
    }

    private void isFound(Fault fault) {
        Map<String, Set<String>> seen = new HashMap<>();
        assertThatThrownBy(() -> run(chats -> new SocialChats() {
                    @Override
                    public synchronized @Nullable Collection<String> members(String chatId) {
                        Collection<String> now = chats.members(chatId);
                        return chatId.equals(FAULTY) && now != null
                                ? fault.members(seen.computeIfAbsent(chatId, id -> new TreeSet<>()), now)
                                : now;
                    }

                    @Override
                    public Collection<String> chatsOf(String userId) {
                        return chats.chatsOf(userId);
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(FAULTY);
    }

    private void run(UnaryOperator<SocialChats> fault) throws Exception {
        try (SocialIsolationRun run = new SocialIsolationRun(seed, fault)) {
            run.run(OPERATIONS);
        }
    }
}
