package dev.parlance.catalogue.platform.subscription;

/**
 * How much a client may follow, and what it receives. Immutable.
 *
 * <pre>{@code
 * SubscriptionOptions options = SubscriptionOptions.DEFAULT.withSubscriptions(20).withChangeEvents();
 * }</pre>
 */
public final class SubscriptionOptions {
    /** 100 subscriptions, and {@code db:*} only. */
    public static final SubscriptionOptions DEFAULT = new SubscriptionOptions(100, false);

    private final int subscriptions;
    private final boolean changeEvents;

    private SubscriptionOptions(int subscriptions, boolean changeEvents) {
        this.subscriptions = subscriptions;
        this.changeEvents = changeEvents;
        if (subscriptions < 1) {
            throw new IllegalArgumentException("the number of subscriptions must be positive: " + subscriptions);
        }
    }

    /** How many things one connection may follow at the same time; more are refused with {@code rate-limited}. */
    public int subscriptions() {
        return subscriptions;
    }

    /**
     * Whether {@code data:change}, {@code document:change} and {@code project:data:change} go out beside {@code db:*}: for
     * older clients.
     */
    public boolean changeEvents() {
        return changeEvents;
    }

    /**
     * The same, with that many subscriptions.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SubscriptionOptions withSubscriptions(int count) {
        return new SubscriptionOptions(count, changeEvents);
    }

    /** The same, with the events for older clients. */
    public SubscriptionOptions withChangeEvents() {
        return new SubscriptionOptions(subscriptions, true);
    }
}
