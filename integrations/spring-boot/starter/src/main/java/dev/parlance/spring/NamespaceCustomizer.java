package dev.parlance.spring;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.NamespaceBuilder;

/**
 * Changes each namespace that is made of beans: a bean of this type is called once for each, before its features and listeners are
 * registered. Several are called in their order ({@code @Order}). Namespaces that the application makes itself are not changed.
 *
 * <pre>{@code
 * @Bean
 * NamespaceCustomizer refusals() {
 *     return new NamespaceCustomizer() {
 *         @Override
 *         public void customize(Namespace<?> namespace) {
 *             namespace.refuse(ChatClosedException.class, closed -> RefusedException.conflict("the chat is closed"));
 *         }
 *     };
 * }
 * }</pre>
 */
@Incubating
public interface NamespaceCustomizer {
    /** Changes how a namespace is made: what becomes of unknown events, its plain WebSockets. */
    default void customize(String name, NamespaceBuilder<?> builder) {}

    /** Adds to a namespace that was made. */
    default void customize(Namespace<?> namespace) {}
}
