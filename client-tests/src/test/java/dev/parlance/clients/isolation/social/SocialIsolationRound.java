package dev.parlance.clients.isolation.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.isolation.social.SocialIsolationClient.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The oracle for operations that run at the same time. Who is in a chat all the time must receive all of its events; who is added
 * or removed meanwhile may receive them; nobody else may receive any.
 */
final class SocialIsolationRound {
    private final Map<String, Set<String>> members;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, Effect> effects = new TreeMap<>();

    enum Kind {
        TYPE,
        READ,
        POST,
        ADD,
        REMOVE,
        /** A client disconnects. */
        END
    }

    /** What a user does in which chat, with a client or through the application; then the client is -1. */
    record Operation(Kind kind, int client, String user, String chat, String text) {}

    /** An event that is received between so many times, and how often by the user that it is about. */
    private record Effect(String user, int min, int max, int own) {
        Effect and(Effect other) {
            return new Effect(user, Math.max(min, other.min), max + other.max, own + other.own);
        }

        /** The same, of which each is received. */
        Effect exact() {
            return new Effect(user, max, max, own);
        }
    }

    /** @param members who is in which chat before */
    SocialIsolationRound(Map<String, Set<String>> members) {
        this.members = members;
    }

    List<Operation> operations() {
        return operations;
    }

    /** Adds an operation, unless its client has one already, or the membership changes already. */
    boolean add(Operation operation) {
        boolean twice = operations.stream()
                .anyMatch(other -> operation.client >= 0
                        ? other.client == operation.client
                        : isMembership(other)
                                && isMembership(operation)
                                && other.user.equals(operation.user)
                                && other.chat.equals(operation.chat));
        return !twice && operations.add(operation);
    }

    private static boolean isMembership(Operation operation) {
        return operation.kind == Kind.ADD || operation.kind == Kind.REMOVE;
    }

    private boolean changes(String chat, String user) {
        return operations.stream().anyMatch(one -> isMembership(one) && one.chat.equals(chat) && one.user.equals(user));
    }

    private boolean was(String chat, String user) {
        return members.get(chat).contains(user);
    }

    private boolean isAllTheTime(String chat, String user) {
        return was(chat, user) && !changes(chat, user);
    }

    private boolean isAtAnyTime(String chat, String user) {
        return was(chat, user) || changes(chat, user);
    }

    /** Records the result of an operation: whether it succeeded. */
    void done(Operation operation, boolean ok) {
        String chat = operation.chat;
        String user = operation.user;
        switch (operation.kind) {
            case TYPE, READ -> {
                assertThat(ok).as("%s", operation).isIn(isAllTheTime(chat, user), isAtAnyTime(chat, user));
                if (ok && operation.kind == Kind.READ) {
                    effect(chat + " messages-read " + user, new Effect(user, 1, 1, 1));
                } else if (ok) {
                    effect(chat + " typing-started " + user, new Effect(user, 1, 1, 0));
                    effect(chat + " typing-stopped " + user, new Effect(user, 1, 1, 0));
                }
            }
            case POST -> {
                effect(chat + " messages-received " + operation.text, new Effect(user, 1, 1, 0));
                effect(chat + " messages-sent " + operation.text, new Effect(user, 0, 0, 1));
            }
            case ADD -> effect(chat + " chat-joined " + user, new Effect(user, 1, 1, 1));
            case REMOVE -> effect(chat + " chat-participant-removed " + user, new Effect(user, 1, 1, 1));
            case END -> {}
        }
    }

    private void effect(String what, Effect effect) {
        effects.merge(what, effect, Effect::and);
    }

    /** A user is offline now, after all operations. */
    void offline(String user) {
        presence("user-offline", user);
    }

    /** A user is online now, and nothing else happens. */
    void online(String user) {
        presence("user-online", user);
    }

    private void presence(String event, String user) {
        after().forEach((chat, users) -> {
            if (users.contains(user)) {
                effect(chat + " " + event + " " + user, new Effect(user, 1, 1, 0));
            }
        });
    }

    /** Who is in which chat after all operations. */
    Map<String, Set<String>> after() {
        Map<String, Set<String>> after = new TreeMap<>();
        members.forEach((chat, users) -> after.put(chat, new HashSet<>(users)));
        operations.forEach(operation -> {
            if (operation.kind == Kind.ADD) {
                after.get(operation.chat).add(operation.user);
            } else if (operation.kind == Kind.REMOVE) {
                after.get(operation.chat).remove(operation.user);
            }
        });
        return after;
    }

    /** Checks what a client has received that was connected all the time. */
    void check(String description, String user, List<Received> received) {
        Map<String, Integer> counts = new HashMap<>();
        received.forEach(event -> counts.merge(event.what(), 1, Integer::sum));
        Set<String> all = new HashSet<>(effects.keySet());
        all.addAll(counts.keySet());
        for (String what : all) {
            int[] bounds = bounds(what, user);
            assertThat(counts.getOrDefault(what, 0))
                    .as("%s: %s receives \"%s\" of %s", description, user, what, operations)
                    .isBetween(bounds[0], bounds[1]);
        }
        nothingAfterARemoval(description, user, received);
        received.forEach(event -> checkShared(description, user, event));
    }

    private int[] bounds(String what, String user) {
        Effect effect = effects.getOrDefault(what, new Effect("", 0, 0, 0));
        if (what.contains(" typing-started ") || what.contains(" messages-read ")) {
            effect = effect.exact();
        }
        if (user.equals(effect.user)) {
            return new int[] {effect.own, effect.own};
        }
        String chat = what.substring(0, what.indexOf(' '));
        boolean afterAll = what.contains(" user-");
        boolean must = afterAll ? after().get(chat).contains(user) : isAllTheTime(chat, user);
        boolean may = afterAll ? must : isAtAnyTime(chat, user);
        return new int[] {must ? effect.min : 0, may ? effect.max : 0};
    }

    private static void nothingAfterARemoval(String description, String user, List<Received> received) {
        for (int i = 0; i < received.size(); i++) {
            if (received.get(i).what().endsWith(" chat-participant-removed " + user)) {
                String chat = received.get(i).chat();
                assertThat(received.subList(i + 1, received.size()))
                        .as("%s: what %s receives of %s after the removal", description, user, chat)
                        .noneMatch(event ->
                                event.chat().equals(chat) && !event.what().contains(" messages-sent "));
            }
        }
    }

    /** The chats that an announcement names are those that both are in. */
    private void checkShared(String description, String user, Received event) {
        if (!event.chats().isEmpty()) {
            String other = event.what().substring(event.what().lastIndexOf(' ') + 1);
            Set<String> shared = new HashSet<>();
            after().forEach((chat, users) -> {
                if (users.contains(user) && users.contains(other)) {
                    shared.add(chat);
                }
            });
            assertThat(event.chats().replace("\"", "").split(","))
                    .as("%s: chats that %s shares with %s", description, user, other)
                    .containsExactlyInAnyOrderElementsOf(shared);
        }
    }
}
