package dev.parlance.internal.server.rate;

import dev.parlance.event.Enforcement;
import dev.parlance.event.Refusal;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.Cap;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.SharedRates;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The rates and caps of one server: who may connect, and who may try to sign in. Any thread. */
public final class ServerRates {
    private static final String HANDSHAKES = "handshakesPerAddress";
    private static final String REFUSED_SIGN_INS = "refusedSignInsPerAddress";

    private final RateLimits limits;
    private final Timers timers;
    private final LimitChecks checks;
    private final AddressUses addresses;
    private final AtomicInteger connections = new AtomicInteger();

    /** Nothing is used yet. */
    public ServerRates(RateLimits limits, Timers timers, ServerReports reports) {
        this.limits = limits;
        this.timers = timers;
        this.checks = new LimitChecks(reports);
        this.addresses = new AddressUses(limits, timers.nanoTime());
    }

    private AddressUses.@Nullable Use use(InetSocketAddress remote) {
        String key = AddressKey.of(remote, limits.countsPrivateAddresses());
        return key == null ? null : addresses.of(key, timers.nanoTime());
    }

    /**
     * A client asks for a connection.
     *
     * @return why it gets none; null if it does
     */
    public @Nullable Refusal handshake(InetSocketAddress remote) {
        AddressUses.Use use = use(remote);
        if (use != null) {
            synchronized (use) {
                Refusal refusal = checks.take(use.handshakes, 1, timers.nanoTime(), HANDSHAKES, remote, null);
                if (refusal == null) {
                    share(use, use.handshakes, HANDSHAKES);
                    refusal = checks.oneMore(
                            limits.connectionsPerAddress(), use.connections, "connectionsPerAddress", remote);
                }
                if (refusal != null) {
                    return refusal;
                }
            }
        }
        return checks.oneMore(limits.connections(), connections.get(), "connections", remote);
    }

    /**
     * How a connection counts that has opened.
     *
     * @param isTooMany whether it is to be closed: several were let in at the same time, and this one came after as many as may be
     * @param ended to be run once, when it has ended
     */
    public record Opened(boolean isTooMany, Runnable ended) {}

    /** A connection has opened: it counts from now on. */
    public Opened opened(InetSocketAddress remote) {
        AddressUses.Use use = use(remote);
        boolean tooMany = exceeds(limits.connections(), connections.incrementAndGet(), "connections", remote);
        if (use != null) {
            synchronized (use) {
                tooMany |= exceeds(limits.connectionsPerAddress(), ++use.connections, "connectionsPerAddress", remote);
            }
        }
        return new Opened(tooMany, () -> ended(use));
    }

    // What is only reported has been reported at the handshake.
    private boolean exceeds(Cap cap, int count, String limit, InetSocketAddress remote) {
        return cap.enforcement() == Enforcement.ENFORCE && checks.oneMore(cap, count - 1, limit, remote) != null;
    }

    /**
     * Whether a user's socket, let in by {@link #oneMoreOfUser}, is one too many after all, as others came before it.
     *
     * @param sockets how many others they have in the namespace, and try to get
     */
    public boolean isOneTooManyOfUser(int sockets, InetSocketAddress remote) {
        return exceeds(limits.connectionsPerUser(), sockets + 1, "connectionsPerUser", remote);
    }

    private void ended(AddressUses.@Nullable Use use) {
        connections.decrementAndGet();
        if (use != null) {
            synchronized (use) {
                use.connections--;
            }
        }
    }

    /** What one connection may send. */
    public ConnectionRates connection(InetSocketAddress remote) {
        return new ConnectionRates(limits, timers, checks, remote);
    }

    /**
     * A client asks for a namespace.
     *
     * @return why nobody is asked for it; null if somebody is to decide
     */
    public @Nullable Refusal signIn(InetSocketAddress remote) {
        AddressUses.Use use = use(remote);
        if (use == null) {
            return null;
        }
        synchronized (use) {
            // Only looks: what is refused takes.
            return checks.take(use.refusedSignIns, 0, timers.nanoTime(), REFUSED_SIGN_INS, remote, null);
        }
    }

    /** An authenticator or a middleware has refused a client. */
    public void signInRefused(InetSocketAddress remote) {
        AddressUses.Use use = use(remote);
        if (use != null) {
            synchronized (use) {
                use.refusedSignIns.take(timers.nanoTime());
                share(use, use.refusedSignIns, REFUSED_SIGN_INS);
            }
        }
    }

    /** Something of a bucket was taken, which other servers are to know. */
    private void share(AddressUses.Use use, TokenBucket bucket, String limit) {
        SharedRates shared = limits.shared();
        if (shared != null && use.key != null && !bucket.rate().isUnlimited()) {
            shared.used(limit, use.key, bucket.rate(), all -> {
                synchronized (use) {
                    bucket.useAtLeast(all.toNanos(), timers.nanoTime());
                }
            });
        }
    }

    /**
     * A user wants one more socket.
     *
     * @param sockets how many they have in the namespace, and try to get
     */
    public @Nullable Refusal oneMoreOfUser(int sockets, InetSocketAddress remote) {
        return checks.oneMore(limits.connectionsPerUser(), sockets, "connectionsPerUser", remote);
    }
}
