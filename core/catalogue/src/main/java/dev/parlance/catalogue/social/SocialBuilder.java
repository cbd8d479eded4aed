package dev.parlance.catalogue.social;

import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Builds a {@link SocialFeature}: see {@link SocialFeature#builder}. For one thread. */
public final class SocialBuilder {
    private final SocialChats chats;
    private SocialMessages messages = new InMemorySocialMessages();
    private SocialReadMarkers markers = new InMemorySocialReadMarkers();
    private PresenceRegistry registry = new InMemoryPresence();
    private @Nullable PresenceRegistry typing;
    private Duration grace = SocialFeature.GRACE;
    private Duration quiet = SocialFeature.QUIET;
    private boolean aliases;
    private SocialAdmission admission = SocialAdmission.ALL;

    SocialBuilder(SocialChats chats) {
        this.chats = chats;
    }

    /**
     * Where the messages of chats are. Without this there are none, so that {@code messages-read} from a client is acked and
     * changes nothing.
     */
    public SocialBuilder messages(SocialMessages stored) {
        messages = stored;
        return this;
    }

    /** Where it is stored up to where users have read; in memory by default. */
    public SocialBuilder markers(SocialReadMarkers stored) {
        markers = stored;
        return this;
    }

    /** Keeps who is online and who is typing with that registry: for several servers. In memory unless it is called. */
    public SocialBuilder presence(PresenceRegistry shared) {
        registry = shared;
        typing = shared;
        return this;
    }

    /**
     * How long a user may be without a connection before others are notified; {@link SocialFeature#GRACE} by default, zero for
     * not at all.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SocialBuilder grace(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("a grace period cannot be " + length);
        }
        grace = length;
        return this;
    }

    /**
     * After what time without another {@code typing-started} a user has stopped typing; {@link SocialFeature#QUIET} by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SocialBuilder quiet(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("typing cannot end after " + length);
        }
        quiet = length;
        return this;
    }

    /** Sends {@code messages-received} and {@code messages-sent} a second time, under the names in {@link SocialAliases}. */
    public SocialBuilder aliases() {
        aliases = true;
        return this;
    }

    /** Who may stay when they have connected; everybody by default. */
    public SocialBuilder admission(SocialAdmission policy) {
        admission = policy;
        return this;
    }

    /** The feature, to be installed. */
    public SocialFeature build() {
        return new SocialFeature(
                new SocialSettings(chats, messages, markers, registry, typing, grace, quiet, aliases, admission));
    }
}
