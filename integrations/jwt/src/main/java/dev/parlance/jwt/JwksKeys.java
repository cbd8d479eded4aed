package dev.parlance.jwt;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys at an address. Cached; fetched again when they are old or a token names one that is not among them, but not more often
 * than {@link #MIN_INTERVAL}, whoever asks. While the address does not answer, those go on that are not older than {@link
 * #MAX_AGE}. Any thread.
 */
final class JwksKeys implements KeySource {
    /** How often the address is asked at most. */
    static final Duration MIN_INTERVAL = Duration.ofSeconds(10);

    /** How old keys get before they are fetched again. */
    static final Duration REFRESH_AFTER = Duration.ofMinutes(10);

    /** How old keys may be that still count. */
    static final Duration MAX_AGE = Duration.ofDays(1);

    private final Fetch fetch;
    private final Set<JwtAlgorithm> algorithms;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Cached cached;
    private volatile @Nullable Attempt attempt;

    /** Gets what is at the address. */
    @FunctionalInterface
    interface Fetch {
        byte[] fetch() throws IOException, InterruptedException;
    }

    private record Cached(List<VerificationKey> keys, Instant since) {
        List<VerificationKey> find(JwtAlgorithm algorithm, @Nullable String keyId) {
            return keys.stream().filter(key -> key.isFor(algorithm, keyId)).toList();
        }
    }

    /** When the address was asked last, and what went wrong; null if nothing did. */
    private record Attempt(Instant time, @Nullable IOException failure) {}

    JwksKeys(Fetch fetch, Set<JwtAlgorithm> algorithms, Clock clock) {
        this.fetch = fetch;
        this.algorithms = algorithms;
        this.clock = clock;
    }

    @Override
    public List<VerificationKey> find(JwtAlgorithm algorithm, @Nullable String keyId) throws JwksUnavailableException {
        if (!algorithms.contains(algorithm)) {
            return List.of();
        }
        Cached seen = cached;
        Cached known = usable(seen);
        List<VerificationKey> found = known == null ? List.of() : known.find(algorithm, keyId);
        if (!found.isEmpty()) {
            if (isOlder(known.since, REFRESH_AFTER) && lock.tryLock()) {
                // The others go on with those that there are.
                refreshUnderLock(seen);
            }
            return found;
        }
        lock.lock();
        refreshUnderLock(seen);
        known = usable(cached);
        if (known == null) {
            Attempt last = attempt;
            throw new JwksUnavailableException("there are no keys", last == null ? null : last.failure);
        }
        return known.find(algorithm, keyId);
    }

    private @Nullable Cached usable(@Nullable Cached known) {
        return known == null || isOlder(known.since, MAX_AGE) ? null : known;
    }

    /** Fetches once, unless another thread has just done so. */
    private void refreshUnderLock(@Nullable Cached seen) {
        try {
            Attempt last = attempt;
            if (cached == seen && (last == null || isOlder(last.time, MIN_INTERVAL))) {
                refresh();
            }
        } finally {
            lock.unlock();
        }
    }

    private void refresh() {
        IOException failure = null;
        try {
            cached = new Cached(JwkSet.read(fetch.fetch(), algorithms), clock.instant());
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new IOException("interrupted", e);
        }
        attempt = new Attempt(clock.instant(), failure);
    }

    // A clock that is set back makes everything old.
    private boolean isOlder(Instant time, Duration age) {
        return Duration.between(time, clock.instant()).abs().compareTo(age) >= 0;
    }
}
