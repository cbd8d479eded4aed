package dev.parlance.jwt;

import dev.parlance.event.Incubating;
import dev.parlance.socket.User;
import java.net.InetAddress;
import java.net.URI;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link JwtVerifier}. At least one key is needed, and each is given with the algorithms that it is used for; issuer
 * and audience are needed too, or must be waived. What does not fit together is refused here, in a sentence. For one thread.
 */
@Incubating
public final class JwtVerifierBuilder {
    private static final int MAX_KEYS = 16;
    private static final int MAX_TOKEN_BYTES = 8 * 1024;
    private static final Duration MAX_LEEWAY = Duration.ofMinutes(10);

    private final List<VerificationKey> keys = new ArrayList<>();
    private final List<Jwks> jwks = new ArrayList<>();
    private final Set<JwtAlgorithm> algorithms = EnumSet.noneOf(JwtAlgorithm.class);
    private final Set<String> issuers = new LinkedHashSet<>();
    private final Set<String> audiences = new LinkedHashSet<>();
    private boolean anyIssuer;
    private boolean anyAudience;
    private boolean requiresExpiry = true;
    private Duration leeway = Duration.ofSeconds(30);
    private Duration jwksTimeout = Duration.ofSeconds(5);
    private int maxTokenBytes = MAX_TOKEN_BYTES;
    private Clock clock = Clock.systemUTC();

    private record Jwks(URI address, Set<JwtAlgorithm> algorithms) {}

    JwtVerifierBuilder() {}

    /**
     * Adds a secret that issuer and verifier share.
     *
     * <pre>{@code
     * builder.secret(secretBytes, JwtAlgorithm.HS256);
     * }</pre>
     *
     * @param secret random bytes, at least as many as the algorithms' hashes have: 32, 48 or 64; copied
     * @throws IllegalArgumentException if it is too short, or an algorithm is not of HMAC
     */
    public JwtVerifierBuilder secret(byte[] secret, JwtAlgorithm... algorithms) {
        Set<JwtAlgorithm> used = set(algorithms);
        for (JwtAlgorithm algorithm : used) {
            if (!algorithm.isHmac()) {
                throw new IllegalArgumentException(algorithm + " is verified by a public key, and not by a secret");
            }
            if (secret.length < algorithm.minSecret()) {
                throw new IllegalArgumentException("a secret for " + algorithm + " has at least "
                        + algorithm.minSecret() + " bytes, not " + secret.length);
            }
        }
        return add(VerificationKey.ofSecret(secret.clone(), used), used);
    }

    /**
     * Adds a public key, for tokens that name it by any id or none.
     *
     * <pre>{@code
     * builder.publicKey(issuerKey, JwtAlgorithm.RS256);
     * }</pre>
     *
     * @param key of RSA with at least 2048 bits, of EC on the curve of each algorithm, or of Ed25519
     * @throws IllegalArgumentException if an algorithm cannot be verified by it
     */
    public JwtVerifierBuilder publicKey(PublicKey key, JwtAlgorithm... algorithms) {
        return publicKey(null, key, null, set(algorithms));
    }

    /**
     * Adds a public key, for tokens that name it by that id ({@code kid}) or none.
     *
     * <pre>{@code
     * builder.publicKey("2031", issuerKey, JwtAlgorithm.RS256);
     * }</pre>
     *
     * @throws IllegalArgumentException as {@link #publicKey(PublicKey, JwtAlgorithm...)}
     */
    public JwtVerifierBuilder publicKey(String id, PublicKey key, JwtAlgorithm... algorithms) {
        return publicKey(Objects.requireNonNull(id, "id"), key, null, set(algorithms));
    }

    /**
     * Adds the public key in a PEM text, of a block {@code PUBLIC KEY} or {@code CERTIFICATE}.
     *
     * <pre>{@code
     * builder.pem(pemText, JwtAlgorithm.EDDSA);
     * }</pre>
     *
     * @throws IllegalArgumentException if it holds none, or a private key; if a certificate is not valid now, and from when it is
     *     not any more, tokens are refused; as {@link #publicKey(PublicKey, JwtAlgorithm...)} otherwise
     */
    public JwtVerifierBuilder pem(String pem, JwtAlgorithm... algorithms) {
        PemKey read = PemKey.read(pem, clock.instant());
        return publicKey(null, read.key(), read.notAfter(), set(algorithms));
    }

    private JwtVerifierBuilder publicKey(
            @Nullable String id, PublicKey key, @Nullable Instant notAfter, Set<JwtAlgorithm> used) {
        for (JwtAlgorithm algorithm : used) {
            String problem = algorithm.problemWith(key);
            if (problem != null) {
                throw new IllegalArgumentException(algorithm + " is verified " + problem);
            }
        }
        return add(VerificationKey.of(id, key, used, notAfter), used);
    }

    private JwtVerifierBuilder add(VerificationKey key, Set<JwtAlgorithm> used) {
        if (keys.size() >= MAX_KEYS) {
            throw new IllegalArgumentException("more than " + MAX_KEYS + " keys: use a JWK Set");
        }
        keys.add(key);
        algorithms.addAll(used);
        return this;
    }

    private static Set<JwtAlgorithm> set(JwtAlgorithm... algorithms) {
        if (algorithms.length == 0) {
            throw new IllegalArgumentException("a key is used for at least one algorithm");
        }
        return EnumSet.copyOf(List.of(algorithms));
    }

    /**
     * Adds the public keys of a JWK Set at an address. They are fetched when the first token comes and cached; fetched again when
     * they are ten minutes old, or a token names one that is not among them, but at most every ten seconds. While the address does
     * not answer, cached keys count for a day. Never is another address asked, whatever a token or a response says.
     *
     * <pre>{@code
     * builder.jwks(URI.create("https://id.example/jwks.json"), JwtAlgorithm.ES256, JwtAlgorithm.RS256);
     * }</pre>
     *
     * @param address of {@code https}, or of {@code http} on this machine
     * @throws IllegalArgumentException for other addresses, and for algorithms of HMAC, whose secrets are in no public set
     */
    public JwtVerifierBuilder jwks(URI address, JwtAlgorithm... algorithms) {
        if (address.getHost() == null || !("https".equals(address.getScheme()) || isLocal(address))) {
            throw new IllegalArgumentException(
                    "a JWK Set is fetched by https, or by http from this machine: " + address);
        }
        Set<JwtAlgorithm> used = set(algorithms);
        for (JwtAlgorithm algorithm : used) {
            if (algorithm.isHmac()) {
                throw new IllegalArgumentException("the secret of " + algorithm + " must be in no public JWK Set");
            }
        }
        jwks.add(new Jwks(address, used));
        this.algorithms.addAll(used);
        return this;
    }

    private static boolean isLocal(URI address) {
        return "http".equals(address.getScheme())
                && Set.of("localhost", "[::1]", InetAddress.getLoopbackAddress().getHostAddress())
                        .contains(address.getHost());
    }

    /** How long fetching a JWK Set may take; five seconds by default. */
    public JwtVerifierBuilder jwksTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("the time for fetching a JWK Set must be positive: " + timeout);
        }
        this.jwksTimeout = timeout;
        return this;
    }

    /** Whose tokens count ({@code iss}), compared exactly; called again, those of others too. */
    public JwtVerifierBuilder issuer(String issuer) {
        issuers.add(checked(issuer, "issuer"));
        return this;
    }

    /** Tokens of any issuer count that has a key: for an issuer that writes no {@code iss}. */
    public JwtVerifierBuilder anyIssuer() {
        anyIssuer = true;
        return this;
    }

    /** For whom tokens must be ({@code aud}), compared exactly; called again, those for others count too. */
    public JwtVerifierBuilder audience(String audience) {
        audiences.add(checked(audience, "audience"));
        return this;
    }

    /** Tokens for any audience count: for an issuer whose tokens are for this server alone. */
    public JwtVerifierBuilder anyAudience() {
        anyAudience = true;
        return this;
    }

    private static String checked(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the " + what + " is empty");
        }
        return text;
    }

    /** Tokens may come without {@code exp}: they never expire. */
    public JwtVerifierBuilder withoutExpiry() {
        requiresExpiry = false;
        return this;
    }

    /**
     * How far the clocks of issuers may be from this one: {@code exp}, {@code nbf} and {@code iat} may be missed by so much. Half a
     * minute by default. A connection still ends at {@code exp}; if it was opened later, when the leeway is over.
     *
     * @throws IllegalArgumentException if it is negative, or more than ten minutes
     */
    public JwtVerifierBuilder leeway(Duration time) {
        if (time.isNegative() || time.compareTo(MAX_LEEWAY) > 0) {
            throw new IllegalArgumentException("the leeway is at least nothing and at most ten minutes, not " + time);
        }
        this.leeway = time;
        return this;
    }

    /**
     * How long a token may be in bytes, which is checked before it is parsed; 8 KiB by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public JwtVerifierBuilder maxTokenBytes(int bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("the maximum length of a token must be positive: " + bytes);
        }
        this.maxTokenBytes = bytes;
        return this;
    }

    /** The clock; this machine's by default. Given before keys whose certificates it is to check. */
    public JwtVerifierBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Makes the verifier.
     *
     * @param users whose a token is, by its verified claims; null refuses it. May block, and may throw as {@link JwtVerifier#verify}
     * @throws IllegalStateException if there is no key, or neither an issuer nor {@link #anyIssuer}, neither an audience nor
     *     {@link #anyAudience}
     */
    public <U extends User> JwtVerifier<U> verifier(Function<JwtClaims, ? extends @Nullable U> users) {
        Objects.requireNonNull(users, "users");
        if (algorithms.isEmpty()) {
            throw new IllegalStateException("there is no key to verify tokens by");
        }
        if (issuers.isEmpty() != anyIssuer) {
            throw new IllegalStateException("say whose tokens count: either issuer or anyIssuer");
        }
        if (audiences.isEmpty() != anyAudience) {
            throw new IllegalStateException("say for whom tokens must be: either audience or anyAudience");
        }
        ClaimChecks checks = new ClaimChecks(Set.copyOf(issuers), Set.copyOf(audiences), leeway, requiresExpiry, clock);
        return new JwtVerifier<>(sources(), EnumSet.copyOf(algorithms), maxTokenBytes, checks, users);
    }

    private List<KeySource> sources() {
        List<KeySource> sources = new ArrayList<>();
        List<VerificationKey> fixed = List.copyOf(keys);
        sources.add((algorithm, keyId) ->
                fixed.stream().filter(key -> key.isFor(algorithm, keyId)).toList());
        for (Jwks one : jwks) {
            sources.add(new JwksKeys(JwksClient.of(one.address, jwksTimeout)::fetch, one.algorithms, clock));
        }
        return List.copyOf(sources);
    }
}
