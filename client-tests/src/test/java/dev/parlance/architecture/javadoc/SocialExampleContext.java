package dev.parlance.architecture.javadoc;

import dev.parlance.catalogue.social.InMemorySocialChats;
import dev.parlance.catalogue.social.InMemorySocialMessages;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.catalogue.social.SocialUser;

/** What the examples of the social catalogue speak of. Never run. */
public class SocialExampleContext extends ExampleContext {
    public record Member(String id, String name, String username, String photo) implements SocialUser {}

    /** The application's users. */
    protected interface Members {
        Member byToken(String token);
    }

    protected static Members members;
    protected static MessagePayload message;
    protected static final InMemorySocialChats chats = new InMemorySocialChats();
    protected static final InMemorySocialMessages messages = new InMemorySocialMessages();
}
