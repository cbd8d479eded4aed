package dev.parlance.catalogue.social;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code reward-consumed}, {@code score-updated} — what a user earns. */
public final class ScoreEvents {
    /** A reward was consumed or has expired. Goes to all who can see the reward, to each as they see it. */
    public static final ServerEvent<RewardConsumed> REWARD_CONSUMED =
            serverEvent("reward-consumed", RewardConsumed.class);

    /** The user's score of a day has changed. Goes to all devices of the user. */
    public static final ServerEvent<ScoreUpdated> SCORE_UPDATED = serverEvent("score-updated", ScoreUpdated.class);

    /**
     * A reward as one user sees it.
     *
     * @param reward the id of the reward
     * @param isExpired whether nobody can consume it any more
     * @param remaining how often it can still be consumed
     * @param isConsumedByYou whether the user who receives this has consumed it
     */
    public record RewardConsumed(String reward, boolean isExpired, int remaining, boolean isConsumedByYou) {}

    /**
     * The score of a day.
     *
     * @param date when the day begins for the user
     * @param reelsSeen how many reels the user has seen
     * @param totalScore the score; what it is made of is the application's affair
     * @param social the part of it for being with others
     * @param mindfulness the part of it for being with oneself
     */
    public record ScoreUpdated(
            Instant date, int reelsSeen, double totalScore, SocialScore social, MindfulnessScore mindfulness) {}

    /**
     * The part of a score for being with others.
     *
     * @param score how much
     * @param day the day of the week in lower case
     * @param actions what can be done for it
     */
    public record SocialScore(double score, @Nullable String day, List<ScoreAction> actions) {}

    /**
     * The part of a score for being with oneself.
     *
     * @param score how much
     * @param actions what can be done for it
     */
    public record MindfulnessScore(double score, List<ScoreAction> actions) {}

    /**
     * What can be done for a score.
     *
     * @param label shown to users
     * @param subLabel more of it
     * @param type which action it is
     * @param value how much it has brought
     * @param completed whether it is done
     * @param startAt from how many reels on it counts
     */
    public record ScoreAction(
            String label,
            @Nullable String subLabel,
            String type,
            double value,
            @Nullable Boolean completed,
            @Nullable Integer startAt) {}

    private ScoreEvents() {}
}
