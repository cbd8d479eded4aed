package com.example.desk;

import com.example.desk.events.DeskEvents;
import com.example.desk.wire.Notes;
import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import java.util.Map;

/** Serves until its standard input ends; prints its port. */
public final class DeskServer {
    record Account(String id, String email, String firstName, String lastName) implements PlatformUser {}

    private static final Account ADA = new Account("ada", "ada@example.org", "Ada", "L.");

    private static Platform platform() {
        InMemoryProjects projects = new InMemoryProjects().add("p1", "ada");
        InMemoryChatStore chats = new InMemoryChatStore().add(new Chat("c1", "p1", "General", "group"), "ada");
        return Platform.builder(projects).presence().chats(chats).messages().calls().build();
    }

    public static void main(String[] args) throws Exception {
        try (ParlanceServer server =
                ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .catalogues(PlatformCatalogue.PLATFORM)
                .build()) {
            server.namespace("/desk")
                    .handle(DeskEvents.ASK, (socket, question) -> new DeskEvents.Answer(question.text(), question.until()));
            Notes.install(server);
            server.namespace("/", new TokenAuthenticator<>(Map.of("token", ADA)::get)).install(platform());
            server.start();
            System.out.println(server.port());
            System.in.read();
        }
    }

    private DeskServer() {}
}
