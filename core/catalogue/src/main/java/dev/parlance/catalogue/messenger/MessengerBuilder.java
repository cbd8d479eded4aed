package dev.parlance.catalogue.messenger;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Builds a {@link MessengerFeature}. For one thread.
 *
 * @param <U> the application's type of a user
 */
public final class MessengerBuilder<U extends MessengerUser> {
    final MessengerTokens<U> tokens;
    final MessengerRooms rooms;
    MessengerStore store = new InMemoryMessengerStore();
    MessengerPreferences preferences = new InMemoryMessengerPreferences();
    String appId = "parlance";
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    Duration changesKept = MessengerFeature.CHANGES_KEPT;

    MessengerBuilder(MessengerTokens<U> tokens, MessengerRooms rooms) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.rooms = Objects.requireNonNull(rooms, "rooms");
    }

    /** Where messages are kept; in memory by default. */
    public MessengerBuilder<U> store(MessengerStore messages) {
        store = Objects.requireNonNull(messages, "messages");
        return this;
    }

    /** Where preferences are kept; in memory by default. */
    public MessengerBuilder<U> preferences(MessengerPreferences kept) {
        preferences = Objects.requireNonNull(kept, "kept");
        return this;
    }

    /** The {@code appID} of new messages; {@code parlance} by default. */
    public MessengerBuilder<U> appId(String id) {
        appId = Objects.requireNonNull(id, "id");
        return this;
    }

    /** Makes the ids of messages whose clients have chosen none; random UUIDs by default. */
    public MessengerBuilder<U> ids(Supplier<String> supplier) {
        ids = Objects.requireNonNull(supplier, "supplier");
        return this;
    }

    /**
     * How long entries of the store's {@linkplain MessengerStore#log log} are kept after they were broadcast; {@link
     * MessengerFeature#CHANGES_KEPT} by default. The messages themselves stay.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public MessengerBuilder<U> keepChanges(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("changes cannot be kept for " + age);
        }
        changesKept = age;
        return this;
    }

    /** Makes the feature. */
    public MessengerFeature<U> build() {
        return new MessengerFeature<>(this);
    }
}
