package dev.parlance.spring;

import dev.parlance.event.Incubating;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A component whose annotated methods receive the events of a namespace: {@code @Handles}, {@code @On}, {@code @OnConnect} and
 * {@code @OnDisconnect}, as {@link dev.parlance.binding.TypedListeners} has them.
 *
 * <pre>{@code
 * @ParlanceController("/chats")
 * class ChatController {
 *     @Handles("join")
 *     public Joined join(Socket<Account> socket, Join join) {
 *         socket.join(CHAT.room(join.chatId()));
 *         return new Joined(join.chatId());
 *     }
 * }
 * }</pre>
 *
 * <p>Any other bean with such methods is as good; this only says what it is, and for which namespace. The methods are called through
 * the bean, so that transactions, security and other aspects are around them; they may be declared by an interface.
 */
@Component
@Documented
@Incubating
@ParlanceNamespace
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ParlanceController {
    /** The names of the namespaces, mostly one; a leading slash may be left out. */
    @AliasFor(annotation = ParlanceNamespace.class, attribute = "value")
    String[] value() default "/";
}
