package dev.parlance.catalogue.platform.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.internal.server.ThreadedClient;
import dev.parlance.internal.server.ThreadedServer;
import dev.parlance.socket.Namespace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * On real threads: a client sends the same message again and again over connections to several servers that share a store.
 * All of them have found nothing before one of them keeps it: they wait for each other inside the store.
 */
class MessageRaceTest {
    private static final int SENDS = 10_000;
    private static final int CONNECTIONS = 4;

    /** More than wait for one chat on a server are refused. */
    private static final int AT_ONCE = 500;

    private static final Pattern MESSAGE_ID = Pattern.compile("\"(?:messageId|_id)\":\"([^\"]+)\"");

    @Test
    void whatIsSentAgainIsStoredAndBroadcastOnceAndAnsweredAlike() {
        race(SENDS / CONNECTIONS, UnaryOperator.identity());
    }

    @Test
    void withoutTheGuardItWouldBeStoredAgain() {
        assertThatThrownBy(() -> race(1, MessageRaceTest::unguarded))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[k0]");
    }

    private static void race(int messages, UnaryOperator<MessageStore> guard) {
        MessageStore store = new InMemoryMessageStore();
        MessageStore racing = racing(guard.apply(store), new CyclicBarrier(CONNECTIONS));
        ChatStore chats = new InMemoryChatStore();
        chats.create(new Chat("c1", "p1", "General", "group"));
        chats.addMember("c1", "ada");
        List<ThreadedServer> servers = ThreadedServer.cluster(CONNECTIONS, PlatformCatalogue.PLATFORM);
        try {
            List<ThreadedClient> clients = new ArrayList<>();
            for (ThreadedServer each : servers) {
                Namespace<Person> namespace = each.server()
                        .namespace(
                                "/",
                                handshake ->
                                        new Person(handshake.auth(Auth.class).user()));
                namespace.install(new ChatFeature(chats));
                namespace.install(new MessageFeature(chats, racing));
                ThreadedClient client = each.connect("{\"user\":\"ada\"}");
                ThreadedClient.within(client.ask("chat:join", "{\"chatId\":\"c1\",\"projectId\":\"p1\"}"));
                clients.add(client);
            }
            List<String> kept = send(messages, clients);

            assertThat(store.history("c1", null, Integer.MAX_VALUE).stream()
                            .map(entry -> entry.message().id()))
                    .containsExactlyInAnyOrderElementsOf(kept);
            for (ThreadedClient client : clients) {
                assertThat(client.received("message:new").stream().map(MessageRaceTest::messageId))
                        .containsExactlyInAnyOrderElementsOf(kept);
            }
        } finally {
            servers.forEach(ThreadedServer::close);
        }
    }

    /** Sends each message over all connections; the ids in the answers, one for each message. */
    private static List<String> send(int messages, List<ThreadedClient> clients) {
        List<String> kept = new ArrayList<>();
        for (int first = 0; first < messages; first += AT_ONCE) {
            kept.addAll(send(first, Math.min(messages, first + AT_ONCE), clients));
        }
        return kept;
    }

    private static List<String> send(int first, int end, List<ThreadedClient> clients) {
        Map<String, List<CompletableFuture<String>>> answers = new HashMap<>();
        for (int i = first; i < end; i++) {
            String send = "{\"chatId\":\"c1\",\"projectId\":\"p1\",\"type\":\"text\",\"content\":\"Hello\","
                    + "\"clientMessageId\":\"k" + i + "\"}";
            List<CompletableFuture<String>> all = clients.stream()
                    .map(client -> client.ask("message:send", send))
                    .toList();
            answers.put("k" + i, all);
        }
        List<String> kept = new ArrayList<>();
        answers.forEach((key, all) -> {
            List<String> texts = all.stream().map(ThreadedClient::within).toList();
            // One of them was the first; the others say that they were not, and nothing else.
            assertThat(texts.stream().filter(text -> !text.contains("\"duplicate\":true")))
                    .as(key)
                    .hasSize(1);
            assertThat(texts.stream()
                            .map(text -> text.replace(",\"duplicate\":true", ""))
                            .distinct())
                    .as(key)
                    .hasSize(1);
            kept.add(messageId(texts.get(0)));
        });
        return kept;
    }

    private static String messageId(String json) {
        Matcher id = MESSAGE_ID.matcher(json);
        assertThat(id.find()).as(json).isTrue();
        return id.group(1);
    }

    /** Lets nobody keep a message before all have looked for it. */
    private static MessageStore racing(MessageStore store, CyclicBarrier barrier) {
        return wrapped(store, "findSent", (method, arguments) -> {
            Object found = method.call(arguments);
            ThreadedPlatform.meet(barrier);
            return found;
        });
    }

    /** What it would be if a store did not look for the same message when it keeps one. */
    private static MessageStore unguarded(MessageStore store) {
        return wrapped(store, "append", (method, arguments) -> {
            Message message = (Message) arguments[0];
            Message unknown = new Message(
                    message.id(),
                    message.chatId(),
                    message.sender(),
                    message.type(),
                    message.content(),
                    null,
                    List.of(),
                    null,
                    message.createdAt(),
                    null);
            method.call(unknown);
            return message;
        });
    }

    private static MessageStore wrapped(MessageStore store, String name, Around around) {
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (proxy, method, arguments) -> {
                    Method call = with -> {
                        try {
                            return method.invoke(store, with);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    };
                    return method.getName().equals(name) ? around.call(call, arguments) : call.call(arguments);
                });
    }

    private interface Method {
        Object call(Object... arguments) throws Throwable;
    }

    private interface Around {
        Object call(Method method, Object[] arguments) throws Throwable;
    }
}
