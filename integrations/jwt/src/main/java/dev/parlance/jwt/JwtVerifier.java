package dev.parlance.jwt;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.BearerVerifier;
import dev.parlance.socket.User;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed JSON Web Tokens, by keys and algorithms that are fixed when it is made. Each token that is not valid is refused
 * with {@code unauthorized} and one sentence that says why.
 *
 * <pre>{@code
 * JwtVerifier<Account> tokens = JwtVerifier.builder()
 *         .jwks(URI.create("https://id.example/jwks.json"), JwtAlgorithm.ES256)
 *         .issuer("https://id.example")
 *         .audience("chats")
 *         .verifier(claims -> new Account(claims.subject()));
 * Namespace<Account> chats = server.namespace("/chats", BearerAuthenticator.of(tokens));
 * }</pre>
 *
 * <p>What it leads to expires with the token ({@code exp}), and can be revoked by the user, by the session ({@code sid}) and by the
 * token ({@code jti}).
 *
 * <p>Headers that would bring keys of their own, or change what is signed ({@code jku}, {@code jwk}, {@code x5u}, {@code x5c},
 * {@code crit}, {@code b64}), are refused; a key id is only compared with those of known keys. Encrypted tokens are refused. May be
 * used by many threads; blocks only to fetch keys.
 *
 * @param <U> the application's type of a user
 */
@Incubating
public final class JwtVerifier<U extends User> implements BearerVerifier<U> {
    private final List<KeySource> sources;
    private final Set<JwtAlgorithm> algorithms;
    private final int maxTokenBytes;
    private final ClaimChecks checks;
    private final Clock clock;
    private final Function<JwtClaims, ? extends @Nullable U> users;

    JwtVerifier(
            List<KeySource> sources,
            Set<JwtAlgorithm> algorithms,
            int maxTokenBytes,
            ClaimChecks checks,
            Function<JwtClaims, ? extends @Nullable U> users) {
        this.sources = sources;
        this.algorithms = algorithms;
        this.maxTokenBytes = maxTokenBytes;
        this.checks = checks;
        this.clock = checks.clock();
        this.users = users;
    }

    /** Begins one without keys. */
    public static JwtVerifierBuilder builder() {
        return new JwtVerifierBuilder();
    }

    /**
     * What a token proves.
     *
     * <pre>{@code
     * Authentication<Account> verified = tokens.verify(login.token());
     * }</pre>
     *
     * @throws RefusedException with {@code unauthorized} if it is not valid
     * @throws JwksUnavailableException if nobody knows whether it is
     */
    @Override
    public Authentication<U> verify(String token) throws JwksUnavailableException {
        SignedToken signed = SignedToken.parse(token, maxTokenBytes, algorithms);
        checkSignature(signed);
        JwtClaims claims = ClaimChecks.read(signed.payload());
        checks.check(claims);
        U user = users.apply(claims);
        if (user == null) {
            throw RefusedTokens.because("the token is of a user that is not known");
        }
        return checks.authentication(user, claims);
    }

    private void checkSignature(SignedToken token) throws JwksUnavailableException {
        TokenHeader header = token.header();
        List<VerificationKey> keys = new ArrayList<>();
        for (KeySource source : sources) {
            keys.addAll(source.find(header.algorithm(), header.keyId()));
        }
        if (keys.isEmpty()) {
            throw RefusedTokens.because("the token is signed with a key that is not known");
        }
        for (VerificationKey key : keys) {
            if (key.verifies(token)) {
                checkCertificate(key);
                return;
            }
        }
        throw RefusedTokens.because("the token's signature is wrong");
    }

    private void checkCertificate(VerificationKey key) {
        Instant end = key.notAfter();
        if (end != null && clock.instant().isAfter(end)) {
            throw RefusedTokens.because("the certificate of the token's key has expired");
        }
    }
}
