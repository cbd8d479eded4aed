package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.Rate;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where servers share what addresses have used of their {@link RateLimits}; to be implemented on something that they all reach. A
 * server decides at once, by what it knows; it says afterwards what was used on it, and hears what that makes on all servers. {@link
 * RateLimits#sharedBy} takes it.
 */
@Incubating
public interface SharedRates {
    /**
     * Notes that something was used on this server, and returns: called on event loops, so it must not block. A moment later that
     * is told to the others, together with what else was used meanwhile.
     *
     * @param limit the name of the limit, as {@link LimitHit#limit} has it
     * @param address whose: an IPv4 address, or of IPv6 the first 64 bits in hexadecimal
     * @param rate what may be used
     * @param all called later, by any thread, with what all servers together have used: the time after which nothing of it would count
     *     any more. Not called while the others cannot be reached, and maybe once for several calls of this method
     */
    void used(String limit, String address, Rate rate, Consumer<Duration> all);
}
