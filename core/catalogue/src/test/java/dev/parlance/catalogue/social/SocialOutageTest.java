package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.jdbc.StorageException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens while the application's store of chats cannot be reached. */
class SocialOutageTest {
    private static final String START = "[\"typing-started\",{\"chat\":\"c1\"}]";

    private final InMemorySocialChats chats = new InMemorySocialChats().add("c1", "ada", "bob");
    private boolean isDown;

    private final TestSocial social = new TestSocial(new SocialChats() {
        @Override
        public @Nullable Collection<String> members(String chatId) {
            if (isDown) {
                throw new StorageException(new SQLException("a secret"));
            }
            return chats.members(chatId);
        }

        @Override
        public Collection<String> chatsOf(String userId) {
            return chats.chatsOf(userId);
        }
    });
    private final List<SocialClient> clients = social.online("ada", "bob");

    @AfterEach
    void close() {
        clients.forEach(client -> assertThat(client.received()).isEmpty());
        social.close();
    }

    @Test
    void clientsAreRefusedAndOnlyTheyAndAllGoesOnAfterwards() {
        isDown = true;
        for (String event : List.of("typing-started", "typing-stopped", "messages-read")) {
            clients.get(0)
                    .refused("[\"" + event + "\",{\"chat\":\"c1\"}]", "server-error", "the store cannot be reached");
        }
        assertThat(clients.get(1).received()).isEmpty();

        isDown = false;
        clients.get(0).ok(START);
        assertThat(clients.get(1).received()).hasSize(1);
        social.advance(SocialFeature.QUIET);
        assertThat(clients.get(1).received()).hasSize(1);
    }

    @Test
    void theApplicationLearnsThatNobodyWasNotifiedAndCanSayItAgain() {
        isDown = true;
        chats.remove("c1", "bob");
        assertThatThrownBy(() -> social.feature().participantRemoved("c1", "bob"))
                .isInstanceOf(StorageException.class);

        isDown = false;
        social.feature().participantRemoved("c1", "bob");
        for (SocialClient client : clients) {
            assertThat(client.received())
                    .containsExactly("[\"chat-participant-removed\",{\"chat\":\"c1\",\"user\":\"bob\"}]");
        }
    }

    @Test
    void theEndOfAConnectionNeedsNoStore() {
        isDown = true;
        social.feature().accountTerminated("bob", "The end.");
        assertThat(clients.get(1).received())
                .containsExactly("[\"account-terminated\",{\"message\":\"The end.\"}]", "disconnect");
    }
}
