package dev.parlance.catalogue.platform.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Clients do things at random, a few at the same time, and receive what {@link IsolationModel} says: no more and no less.
 */
final class IsolationRun implements AutoCloseable {
    private static final int CLIENTS = 200;
    private static final int USERS = 130;
    private static final int CHATS = 100;
    private static final int FIRST_MEMBERS = 20;
    private static final int AT_ONCE = 6;
    private static final int CHECKED_EVERY = 100;
    private static final Pattern SID = Pattern.compile("0\\{\"sid\":\"([^\"]+)\"}");
    private static final Pattern FIELD =
            Pattern.compile("\"(code|event|chatId|userId|chat|content|clientMessageId)\":\"([^\"]*)\"");

    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);
    private final ChatStore chats = new InMemoryChatStore();
    private final ChatFeature feature = new ChatFeature(chats);
    private final Namespace<Person> namespace = server.namespace(
            "/", handshake -> new Person(handshake.auth(Auth.class).user()));
    private final long seed;
    private final Random random;
    private final List<String> users =
            IntStream.range(0, CLIENTS).mapToObj(i -> "u" + i % USERS).toList();
    private final IsolationModel model = new IsolationModel(users);
    private final Client[] clients = new Client[CLIENTS];
    private final Map<String, List<String>> heard = new TreeMap<>();
    private final Set<Integer> busy = new HashSet<>();
    private int operations;

    private static final class Client {
        private final Wire wire;
        private String id = "";
        private boolean connected = true;

        Client(Wire wire) {
            this.wire = wire;
        }
    }

    /** @param fault what is wrong with the namespace */
    IsolationRun(long seed, Consumer<Namespace<Person>> fault) {
        this.seed = seed;
        this.random = new Random(seed);
        namespace.install(feature);
        namespace.install(new MessageFeature(chats, new InMemoryMessageStore()));
        fault.accept(namespace);
        for (int i = 0; i < CHATS; i++) {
            chats.create(new Chat("c" + i, "p1", "Chat " + i, "group"));
            for (int j = 0; j < FIRST_MEMBERS; j++) {
                addMember("c" + i, anyUser());
            }
        }
        IntStream.range(0, CLIENTS).forEach(this::connect);
    }

    void run(int steps) {
        for (operations = 1; operations <= steps; operations++) {
            act();
            if (operations % CHECKED_EVERY == 0) {
                check();
            }
        }
        check();
        IntStream.range(0, CLIENTS).forEach(this::disconnect);
        check();
        assertThat(feature.isIdle()).as("seed %d: nothing is left", seed).isTrue();
    }

    private void act() {
        int what = random.nextInt(100);
        int client = random.nextInt(CLIENTS);
        if (what < 5) {
            settle();
            addMember(anyChat(), anyUser());
        } else if (what < 10) {
            settle();
            removeMember(anyChat(), random.nextInt(4) == 0 ? anyUser() : users.get(client));
        } else if (what < 16) {
            settle();
            if (clients[client].connected) {
                disconnect(client);
            } else {
                connect(client);
            }
        } else {
            say(client, what);
        }
    }

    /** What several clients may do at the same time, each one thing. */
    private void say(int client, int what) {
        if (!clients[client].connected) {
            connect(client);
        }
        if (busy.size() == AT_ONCE || busy.contains(client)) {
            settle();
        }
        busy.add(client);
        List<String> joined = model.chatsOf(client);
        boolean atRandom = joined.isEmpty() || random.nextInt(8) == 0;
        String chat = atRandom ? anyChat() : joined.get(random.nextInt(joined.size()));
        if (what < 50) {
            String other = memberOrAny(client);
            model.join(client, other);
            emit(client, "chat:join", other, "");
        } else if (what < 62) {
            model.leave(client, chat);
            emit(client, "chat:leave", chat, "");
        } else {
            String text = "t" + operations;
            model.send(client, chat, text);
            String message = ",\"type\":\"text\",\"content\":\"" + text + "\",\"clientMessageId\":\"" + text + "\"";
            emit(client, "message:send", chat, message);
        }
    }

    private String memberOrAny(int client) {
        for (int i = 0; i < 8; i++) {
            String chat = anyChat();
            if (model.isMember(chat, users.get(client))) {
                return chat;
            }
        }
        return anyChat();
    }

    private void emit(int client, String event, String chat, String more) {
        clients[client].wire.send(
                "2[\"" + event + "\",{\"chatId\":\"" + chat + "\",\"projectId\":\"p1\"" + more + "}]");
    }

    private void settle() {
        server.run();
        busy.clear();
    }

    private void connect(int client) {
        settle();
        if (clients[client] != null) {
            read(client);
        }
        clients[client] = new Client(server.wire().send("0{\"user\":\"" + users.get(client) + "\"}"));
        read(client);
    }

    private void disconnect(int client) {
        settle();
        Client gone = clients[client];
        if (gone.connected) {
            gone.connected = false;
            model.disconnect(client);
            switch (random.nextInt(3)) {
                case 0 -> gone.wire.drop();
                case 1 -> gone.wire.send("1");
                default -> Objects.requireNonNull(namespace.socket(gone.id)).disconnect();
            }
            settle();
        }
    }

    private void addMember(String chat, String user) {
        chats.addMember(chat, user);
        model.addMember(chat, user);
    }

    private void removeMember(String chat, String user) {
        chats.removeMember(chat, user);
        feature.remove(chat, user);
        model.removeMember(chat, user);
    }

    private String anyChat() {
        return "c" + random.nextInt(CHATS);
    }

    private String anyUser() {
        return "u" + random.nextInt(USERS);
    }

    private void check() {
        settle();
        IntStream.range(0, CLIENTS).forEach(this::read);
        Map<String, List<String>> expected = model.takeExpected();
        Set<String> all = new HashSet<>(expected.keySet());
        all.addAll(heard.keySet());
        for (String key : all) {
            assertThat(heard.getOrDefault(key, List.of()))
                    .as("seed %d: until operation %d, %s", seed, operations, key)
                    .isEqualTo(expected.getOrDefault(key, List.of()));
        }
        heard.clear();
    }

    private void read(int client) {
        for (String text : clients[client].wire.received()) {
            Matcher sid = SID.matcher(text);
            if (sid.matches()) {
                clients[client].id = sid.group(1);
            } else if (!text.equals("1")) {
                hear(client, text);
            }
        }
    }

    private void hear(int client, String text) {
        Map<String, List<String>> fields = new TreeMap<>();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            fields.computeIfAbsent(field.group(1), name -> new ArrayList<>()).add(field.group(2));
        }
        String event = text.substring(3, text.indexOf('"', 3));
        String chat = first(fields, fields.containsKey("chatId") ? "chatId" : "chat");
        switch (event) {
            case "user:online" -> hear(client, chat, "online " + first(fields, "userId"));
            case "user:offline" -> hear(client, chat, "offline " + first(fields, "userId"));
            case "chat:joined" -> hear(client, chat, "joined");
            case "chat:left" -> hear(client, chat, "left");
            case "message:new" -> hear(client, chat, "new " + first(fields, "content"));
            case "message:sent" -> hear(client, chat, "sent " + first(fields, "clientMessageId"));
            case "error" -> hear(client, "no chat", "refused " + first(fields, "event") + " " + first(fields, "code"));
            default -> hear(client, chat, text);
        }
    }

    private void hear(int client, String chat, String what) {
        IsolationModel.hear(heard, client, chat, what);
    }

    private static String first(Map<String, List<String>> fields, String name) {
        List<String> values = fields.get(name);
        return values == null ? "?" : values.get(0);
    }

    @Override
    public void close() {
        server.close();
    }
}
