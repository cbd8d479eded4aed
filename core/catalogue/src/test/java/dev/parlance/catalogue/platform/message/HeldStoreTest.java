package dev.parlance.catalogue.platform.message;

import static dev.parlance.internal.server.ThreadedClient.within;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** On real threads: a store does not return from what it does for one chat, {@code held}; for others it is in memory. */
class HeldStoreTest {
    private static final int WRITERS = 100;
    private static final int OTHERS = 20;
    private static final Pattern CONTENT = Pattern.compile("\"content\":\"([^\"]+)\"");

    private final CountDownLatch held = new CountDownLatch(1);
    private final MessageStore messages = new InMemoryMessageStore();
    private final ChatStore chats = new InMemoryChatStore();

    @AutoClose
    private final ThreadedServer server = ThreadedServer.standalone(PlatformCatalogue.PLATFORM);

    HeldStoreTest() {
        Namespace<Person> namespace = server.server()
                .namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new ChatFeature(chats));
        namespace.install(new MessageFeature(chats, holding(messages)));
        create("held");
        IntStream.range(0, OTHERS).forEach(i -> create("c" + i));
    }

    private void create(String chat) {
        chats.create(new Chat(chat, "p1", chat, "group"));
        chats.addMember(chat, "ada");
    }

    private MessageStore holding(MessageStore store) {
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("append")
                            && arguments[0] instanceof Message message
                            && message.chatId().equals("held")) {
                        held.await();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private ThreadedClient join(String chat) {
        ThreadedClient client = server.connect("{\"user\":\"ada\"}");
        within(client.ask("chat:join", "{\"chatId\":\"" + chat + "\",\"projectId\":\"p1\"}"));
        return client;
    }

    private static CompletableFuture<String> send(ThreadedClient client, String chat, String content) {
        return client.ask(
                "message:send",
                "{\"chatId\":\"" + chat + "\",\"projectId\":\"p1\",\"type\":\"text\",\"content\":\"" + content + "\"}");
    }

    @Test
    void whileTheStoreHoldsOneChatAllOthersAreServed() {
        List<ThreadedClient> writers =
                IntStream.range(0, WRITERS).mapToObj(i -> join("held")).toList();
        List<ThreadedClient> others =
                IntStream.range(0, OTHERS).mapToObj(i -> join("c" + i)).toList();
        List<CompletableFuture<String>> waiting =
                writers.stream().map(writer -> send(writer, "held", "Hello")).toList();
        for (int i = 0; i < OTHERS; i++) {
            assertThat(within(send(others.get(i), "c" + i, "Hi"))).contains("\"messageId\"");
        }
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        held.countDown();
        assertThat(waiting.stream().map(ThreadedClient::within)).allMatch(answer -> answer.contains("\"messageId\""));
    }

    @Test
    void aThousandSendsAtTheSameTimeArriveInTheOrderOfTheStoreAndOfEachSender() {
        List<ThreadedClient> writers =
                IntStream.range(0, WRITERS).mapToObj(i -> join("held")).toList();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(send(writers.get(i % WRITERS), "held", "w" + i % WRITERS + "-" + i / WRITERS));
        }
        held.countDown();
        assertThat(answers.stream().map(ThreadedClient::within)).allMatch(answer -> answer.contains("\"messageId\""));

        List<String> stored = messages.history("held", null, 2_000).stream()
                .map(entry -> entry.message().content())
                .toList();
        assertThat(stored).hasSize(1_000);
        writers.forEach(
                writer -> assertThat(writer.received("message:new").stream().map(HeldStoreTest::content))
                        .isEqualTo(stored));
        for (int w = 0; w < WRITERS; w++) {
            String prefix = "w" + w + "-";
            assertThat(stored.stream().filter(content -> content.startsWith(prefix)))
                    .isEqualTo(IntStream.range(0, 10).mapToObj(i -> prefix + i).toList());
        }
    }

    @Test
    void moreThanAChatsQueueHoldsIsRefusedAsUnavailable() {
        List<ThreadedClient> writers =
                IntStream.range(0, WRITERS).mapToObj(i -> join("held")).toList();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 1_007; i++) {
            answers.add(send(writers.get(i % WRITERS), "held", "Hello"));
        }
        // One is with the store, 1,000 wait.
        ThreadedPlatform.await(
                () -> answers.stream().filter(CompletableFuture::isDone).count() >= 6);
        held.countDown();
        List<String> all = answers.stream().map(ThreadedClient::within).toList();
        long refused = all.stream()
                .filter(answer -> answer.contains("\"code\":\"unavailable\""))
                .count();
        assertThat(refused).isBetween(6L, 7L);
        assertThat(messages.history("held", null, 2_000)).hasSize(1_007 - (int) refused);
    }

    @Test
    void whatASocketSendsToOneChatKeepsItsOrder() {
        ThreadedClient writer = server.connect("{\"user\":\"ada\"}");
        String chat = "{\"chatId\":\"held\",\"projectId\":\"p1\"}";
        CompletableFuture<String> joined = writer.ask("chat:join", chat);
        CompletableFuture<String> first = send(writer, "held", "first");
        CompletableFuture<String> second = send(writer, "held", "second");
        CompletableFuture<String> left = writer.ask("chat:leave", "{\"chatId\":\"held\"}");
        CompletableFuture<String> third = send(writer, "held", "third");
        assertThat(within(joined)).contains("\"room\":\"chat:held\"");
        assertThat(List.of(first, second, left, third)).noneMatch(CompletableFuture::isDone);

        held.countDown();
        assertThat(within(third)).contains("\"permission-denied\"");
        assertThat(List.of(first, second, left)).allMatch(CompletableFuture::isDone);
        assertThat(messages.history("held", null, 10).stream()
                        .map(entry -> entry.message().content()))
                .containsExactly("first", "second");
    }

    private static String content(String json) {
        Matcher content = CONTENT.matcher(json);
        assertThat(content.find()).as(json).isTrue();
        return content.group(1);
    }
}
