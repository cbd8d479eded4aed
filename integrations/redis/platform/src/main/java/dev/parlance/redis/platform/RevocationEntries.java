package dev.parlance.redis.platform;

import dev.parlance.socket.Revocation;
import dev.parlance.socket.Revocations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Revocations in Redis, numbered in the order in which they were added or extended. */
record RevocationEntries(RedisStore store, Keys keys) {
    private static final Script ADD = Script.named("revocation-add");
    private static final Script READ = Script.named("revocation-read");
    private static final int PAGE = 500;
    private static final int TEXTS = 4;
    private static final long MAX_MILLIS = Duration.ofDays(36_500).toMillis();

    private List<String> names(String last) {
        return List.of(
                keys.of("revocations"),
                keys.of("revocations:order"),
                keys.of("revocations:ends"),
                keys.of("revocations:" + last));
    }

    /** Adds one, or extends it; whether there was room for it. */
    boolean add(Revocation revocation, Duration left) {
        return store.number(
                        ADD,
                        names("last"),
                        RevocationText.key(revocation),
                        RevocationText.issuedBefore(revocation),
                        Long.toString(millis(left)),
                        Integer.toString(Revocations.MAX_KEPT))
                > 0;
    }

    private static long millis(Duration left) {
        return left.compareTo(Duration.ofMillis(MAX_MILLIS)) > 0 ? MAX_MILLIS : Math.max(left.toMillis(), 1);
    }

    /**
     * Some of them.
     *
     * @param epoch changes when Redis has lost them: then they are read from the beginning
     * @param next the number behind which to read on
     * @param isAll whether there were no more
     */
    record Page(String epoch, List<Revocation> revocations, long next, boolean isAll) {}

    /** Reads what has come after that number, which belongs to that epoch. */
    Page after(String epoch, long number) {
        List<String> texts = store.texts(
                READ,
                names("epoch"),
                Long.toString(number),
                Integer.toString(PAGE),
                epoch,
                UUID.randomUUID().toString());
        List<Revocation> revocations = new ArrayList<>();
        long next = texts.get(0).equals(epoch) ? number : 0;
        for (int i = 1; i + TEXTS <= texts.size(); i += TEXTS) {
            next = Math.max(next, number(texts.get(i)));
            Duration left = Duration.ofMillis(number(texts.get(i + 3)));
            if (!left.isZero()) {
                add(revocations, RevocationText.of(texts.get(i + 1), texts.get(i + 2), left));
            }
        }
        return new Page(texts.get(0), revocations, next, texts.size() < 1 + PAGE * TEXTS);
    }

    private void add(List<Revocation> revocations, @Nullable Revocation read) {
        if (read == null) {
            store.foundMalformed("revocation");
        } else {
            revocations.add(read);
        }
    }

    private long number(String text) {
        try {
            return (long) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            store.foundMalformed("number of a revocation");
            return 0;
        }
    }
}
