package dev.parlance.catalogue.social;

import dev.parlance.catalogue.social.ScoreEvents.RewardConsumed;
import java.util.Set;

/**
 * A reward, for all who can see it.
 *
 * @param id its id
 * @param isExpired whether nobody can consume it any more
 * @param remaining how often it can still be consumed
 * @param consumers the ids of those who have consumed it
 */
public record Reward(String id, boolean isExpired, int remaining, Set<String> consumers) {
    public Reward {
        consumers = Set.copyOf(consumers);
    }

    /** Whether that user has consumed it. */
    boolean isConsumedBy(String userId) {
        return consumers.contains(userId);
    }

    /** As it is seen by a user who has consumed it, or has not. */
    RewardConsumed seen(boolean isConsumedByYou) {
        return new RewardConsumed(id, isExpired, remaining, isConsumedByYou);
    }
}
