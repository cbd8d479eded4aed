package dev.parlance.spring;

import dev.parlance.ServerBuilder;
import dev.parlance.event.Incubating;

/**
 * Changes the server's options before it is made, after its properties and beans: a bean of this type is called once. Several are
 * called in their order ({@code @Order}).
 *
 * <pre>{@code
 * @Bean
 * ParlanceServerCustomizer localPages() {
 *     return builder -> builder.allowedOrigins(origin -> origin.startsWith("http://localhost:"));
 * }
 * }</pre>
 */
@Incubating
@FunctionalInterface
public interface ParlanceServerCustomizer {
    /** Changes options. */
    void customize(ServerBuilder builder);
}
