package dev.parlance.example.dialect;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Ids that all dialects can say: decimal numbers, because the event stream has numbers where the others have texts, and not
 * above 2<sup>53</sup>, because JavaScript reads them. They rise with the time, so that none comes again after a restart. Each of
 * several servers has every {@value #SERVERS}th.
 */
public final class MessageIds implements Supplier<String> {
    private static final int BITS = 53;
    private static final int IDS_OF_A_MILLISECOND = 1 << 10;
    private static final int SERVERS = 1 << 6;

    private final Clock clock;
    private final int server;
    private final AtomicLong last = new AtomicLong();

    /**
     * Ids of that clock's time.
     *
     * @param server the number of the server: no two of the last {@value #SERVERS} have the same remainder
     */
    public MessageIds(Clock clock, long server) {
        this.clock = clock;
        this.server = (int) (server % SERVERS);
    }

    @Override
    public String get() {
        long now = clock.millis() * IDS_OF_A_MILLISECOND + server;
        return Long.toString(last.updateAndGet(before -> Math.max(before + SERVERS, now)));
    }

    /** An id as a number: itself if it is one of these, else a number made of it, always the same. */
    static long number(String id) {
        return id.matches("[1-9][0-9]{0,14}|[1-8][0-9]{15}") ? Long.parseLong(id) : hash(id);
    }

    private static long hash(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).mod(BigInteger.ONE.shiftLeft(BITS)).longValueExact();
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
