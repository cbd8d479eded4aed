package dev.parlance.internal.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties that a server has in a Spring application only; {@link ServerProperties} has the others.
 *
 * @param enabled whether there is a server
 * @param ssl TLS
 */
@ConfigurationProperties("parlance")
public record ParlanceProperties(
        @DefaultValue("true") boolean enabled, @DefaultValue Ssl ssl) {
    /**
     * TLS.
     *
     * @param bundle the SSL bundle to serve TLS with; plain TCP by default
     */
    public record Ssl(@Nullable String bundle) {}
}
