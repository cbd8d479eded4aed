package dev.parlance.spring;

import dev.parlance.event.Incubating;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which namespaces a bean is for: on its class, or on the method that makes it; and which namespace is injected: on a parameter or
 * a field of type {@code Namespace}.
 *
 * <pre>{@code
 * @Bean
 * @ParlanceNamespace("/chats")
 * Authenticator<Account> chatAccounts(Accounts accounts) {
 *     return handshake -> accounts.verify(handshake.auth(Login.class).token());
 * }
 * }</pre>
 *
 * <p>Without it listeners, features and emitters are for {@code /}, and authenticators and catalogues for every namespace that has
 * none of its own.
 */
@Documented
@Incubating
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD})
public @interface ParlanceNamespace {
    /** The names of the namespaces, mostly one; a leading slash may be left out. */
    String[] value() default "/";
}
