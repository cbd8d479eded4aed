package dev.parlance.jwt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where keys are. May block; any thread. */
@FunctionalInterface
interface KeySource {
    /**
     * The keys that a token may be signed with.
     *
     * @param keyId the one that it names; null if it names none
     * @throws JwksUnavailableException if that cannot be known now
     */
    List<VerificationKey> find(JwtAlgorithm algorithm, @Nullable String keyId) throws JwksUnavailableException;
}
