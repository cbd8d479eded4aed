package dev.parlance.spring;

import dev.parlance.event.Incubating;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose methods are events, as {@link dev.parlance.binding.TypedEmitter} has them. In a package of the application it
 * becomes two beans: the interface itself, which sends to everyone in the namespace, and {@link Emitters} of it, for rooms, users,
 * and what is sent after a transaction has committed.
 *
 * <pre>{@code
 * class ChatService {
 *     @ParlanceEmitter("/chats")
 *     interface ChatEmitter {
 *         @Emits("joined")
 *         void joined(Joined joined);
 *     }
 *
 *     private final Emitters<ChatEmitter> chats;
 *
 *     ChatService(Emitters<ChatEmitter> chats) {
 *         this.chats = chats;
 *     }
 *
 *     void join(String chatId) {
 *         chats.afterCommit().to(CHAT.room(chatId)).joined(new Joined(chatId));
 *     }
 * }
 * }</pre>
 *
 * <p>Each method is checked against the namespace's catalogues when the application starts.
 */
@Documented
@Incubating
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ParlanceEmitter {
    /** The namespace's name; a leading slash may be left out. */
    String value() default "/";
}
