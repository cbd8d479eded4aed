package dev.parlance;

import dev.parlance.internal.engine.IpNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The proxies in front of a server that it believes what they say of a client: its address, the host that it asked, and
 * whether it did over TLS. They must be the only ones that can reach the server from these addresses, and must set or extend the
 * headers that are read. Of anybody else the same headers are ignored. Immutable.
 *
 * <pre>{@code
 * builder.trustedProxies(TrustedProxies.at("10.0.0.0/8", "fd00::/8"));
 * }</pre>
 *
 * <p>Behind several proxies each of them is listed: the client is the last address that is not.
 */
public final class TrustedProxies {
    /** None: what a header says of a client is ignored. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of(), false);

    private final List<IpNetwork> networks;
    private final boolean forwarded;

    private TrustedProxies(List<IpNetwork> networks, boolean forwarded) {
        this.networks = networks;
        this.forwarded = forwarded;
    }

    /**
     * Proxies at these addresses, which set {@code X-Forwarded-For}, {@code X-Forwarded-Host} and {@code X-Forwarded-Proto}; one
     * that is missing says nothing.
     *
     * @param addresses IP addresses, or networks as in {@code 10.0.0.0/8}; names are not looked up
     * @throws IllegalArgumentException if one is neither
     */
    public static TrustedProxies at(String... addresses) {
        return new TrustedProxies(
                Arrays.stream(addresses)
                        .map(address -> IpNetwork.parse(Objects.requireNonNull(address, "address")))
                        .toList(),
                false);
    }

    /**
     * These proxies, which set {@code Forwarded} (RFC 7239) and not {@code X-Forwarded-…}. Only one of the two is read: a proxy
     * that sets one passes the other on as the client has written it.
     *
     * <pre>{@code
     * builder.trustedProxies(TrustedProxies.at("10.0.0.7").withForwarded());
     * }</pre>
     */
    public TrustedProxies withForwarded() {
        return withForwarded(true);
    }

    TrustedProxies withForwarded(boolean set) {
        return new TrustedProxies(networks, set);
    }

    List<IpNetwork> networks() {
        return networks;
    }

    boolean forwarded() {
        return forwarded;
    }

    /** Their addresses, and which header they set. */
    @Override
    public String toString() {
        return networks + (forwarded ? " by Forwarded" : " by X-Forwarded-For, -Host and -Proto");
    }
}
