package dev.parlance.catalogue.platform.subscription;

/**
 * How much a client may follow, and what it receives. Immutable.
 *
 * @param subscriptions how many things one connection may follow at the same time; more are refused with
 *     {@code rate-limited}
 * @param changeEvents whether {@code data:change}, {@code document:change} and {@code project:data:change} go out beside
 *     {@code db:*}: for older clients
 */
public record SubscriptionOptions(int subscriptions, boolean changeEvents) {
    /** 100 subscriptions, and {@code db:*} only. */
    public static final SubscriptionOptions DEFAULT = new SubscriptionOptions(100, false);

    public SubscriptionOptions {
        if (subscriptions < 1) {
            throw new IllegalArgumentException("the number of subscriptions must be positive: " + subscriptions);
        }
    }

    /** The same, with that many subscriptions. */
    public SubscriptionOptions withSubscriptions(int count) {
        return new SubscriptionOptions(count, changeEvents);
    }

    /** The same, with the events for older clients. */
    public SubscriptionOptions withChangeEvents() {
        return new SubscriptionOptions(subscriptions, true);
    }
}
