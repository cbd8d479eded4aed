package dev.parlance.clients.rows.platform;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.clients.rows.world.Publications;
import dev.parlance.socket.Namespace;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The chats, their messages and calls. */
final class Chats {
    private Chats() {}

    static void install(Namespace<Person> namespace, Publications publications) {
        ChatStore chats = new InMemoryChatStore();
        chats.create(new Chat("c1", "p1", "General", "group"));
        chats.create(new Chat("c2", "p1", "Ada's notes", "group"));
        List.of("ada", "bob", "eve").forEach(user -> chats.addMember("c1", user));
        chats.addMember("c2", "ada");
        AtomicInteger messages = new AtomicInteger();
        ChatFeature rooms = new ChatFeature(chats);
        CallFeature calls = new CallFeature(chats);
        namespace.install(rooms);
        namespace.install(
                new MessageFeature(chats, new InMemoryMessageStore(), () -> "m" + messages.incrementAndGet()));
        namespace.install(calls);
        publications.on("chat.remove", what -> {
            chats.removeMember(what.text(0), what.text(1));
            rooms.remove(what.text(0), what.text(1));
            calls.remove(what.text(0), what.text(1));
        });
    }
}
