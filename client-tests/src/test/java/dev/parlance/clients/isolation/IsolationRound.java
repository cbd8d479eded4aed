package dev.parlance.clients.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The oracle for concurrent operations. Members of a chat's room that no operation removes must receive all of its events;
 * those that join or leave meanwhile may receive them; nobody else may receive any.
 */
final class IsolationRound {
    private final IsolationState before;
    private final List<Operation> operations = new ArrayList<>();

    // The events that may be received, as "c1 new t7", and how often.
    private final Map<String, Bounds> effects = new TreeMap<>();
    private final List<Operation> joined = new ArrayList<>();

    enum Kind {
        JOIN,
        LEAVE,
        SEND,
        /** A client disconnects, or is disconnected. */
        END,
        ADD_MEMBER,
        REMOVE_MEMBER
    }

    /** What a client or user does in which chat; the client is -1 where a membership changes. */
    record Operation(Kind kind, int client, String user, String chat, String text) {}

    private record Bounds(int min, int max) {
        Bounds and(Bounds other) {
            return new Bounds(Math.max(min, other.min), max + other.max);
        }
    }

    IsolationRound(IsolationState before) {
        this.before = before;
    }

    List<Operation> operations() {
        return operations;
    }

    /** Adds an operation, unless its client has one already, or its membership changes already. */
    boolean add(Operation operation) {
        boolean twice = operations.stream()
                .anyMatch(other -> operation.client >= 0
                        ? other.client == operation.client
                        : other.client < 0 && other.user.equals(operation.user) && other.chat.equals(operation.chat));
        return !twice && operations.add(operation);
    }

    private boolean any(Predicate<Operation> which) {
        return operations.stream().anyMatch(which);
    }

    private boolean membership(Kind kind, String user, String chat) {
        return any(one -> one.kind == kind && one.user.equals(user) && one.chat.equals(chat));
    }

    /** The clients that were in a chat before and that no operation removes. */
    private Set<Integer> staying(String chat) {
        Set<Integer> staying = new TreeSet<>(before.room(chat));
        staying.removeIf(client -> any(one -> one.client == client
                        && (one.kind == Kind.END || (one.kind == Kind.LEAVE && one.chat.equals(chat))))
                || membership(Kind.REMOVE_MEMBER, before.user(client), chat));
        return staying;
    }

    /** The clients that were in a chat at any time of the round. */
    private Set<Integer> passing(String chat) {
        Set<Integer> passing = new TreeSet<>(before.room(chat));
        operations.stream()
                .filter(one -> one.kind == Kind.JOIN && one.chat.equals(chat))
                .forEach(one -> passing.add(one.client));
        return passing;
    }

    /** Records the result of an operation: whether the client's ack said that it succeeded. */
    void done(Operation operation, boolean ok) {
        String chat = operation.chat;
        String user = operation.user;
        boolean there = before.room(chat).contains(operation.client);
        boolean removed = membership(Kind.REMOVE_MEMBER, user, chat);
        switch (operation.kind) {
            case SEND -> {
                assertThat(ok).as("%s", operation).isIn(there, there && !removed);
                if (ok) {
                    effect(chat + " new " + operation.text, 1);
                }
            }
            case JOIN -> {
                boolean member = before.isMember(chat, user);
                boolean added = membership(Kind.ADD_MEMBER, user, chat);
                assertThat(ok).as("%s", operation).isIn(member || added, member && !removed);
                if (ok) {
                    joined.add(operation);
                }
                if (ok && !there && nobodyElse(operation, chat, staying(chat))) {
                    effect(chat + " online " + user, isOnlyOne(operation, chat) ? 1 : 0);
                }
            }
            case LEAVE -> gone(operation, chat);
            case END -> before.chats().forEach(each -> gone(operation, each));
            case REMOVE_MEMBER -> effect(chat + " offline " + user, 1);
            default -> {}
        }
    }

    /** Applies the operations to the state, after all are done and checked. */
    void apply() {
        for (Operation operation : operations) {
            switch (operation.kind) {
                case ADD_MEMBER -> before.addMember(operation.chat, operation.user);
                case REMOVE_MEMBER -> before.removeMember(operation.chat, operation.user);
                case LEAVE -> before.leave(operation.client, operation.chat);
                case END -> before.end(operation.client);
                default -> {}
            }
        }
        joined.forEach(operation -> before.join(operation.client, operation.chat));
    }

    private void gone(Operation operation, String chat) {
        if (before.room(chat).contains(operation.client) && nobodyElse(operation, chat, staying(chat))) {
            effect(chat + " offline " + operation.user, isOnlyOne(operation, chat) ? 1 : 0);
        }
    }

    /** Whether no other client or operation of the user concerns the chat. */
    private boolean isOnlyOne(Operation operation, String chat) {
        return nobodyElse(operation, chat, passing(chat)) && !membership(Kind.REMOVE_MEMBER, operation.user, chat);
    }

    private boolean nobodyElse(Operation operation, String chat, Set<Integer> clients) {
        return clients.stream()
                .noneMatch(client ->
                        client != operation.client && before.user(client).equals(operation.user));
    }

    private void effect(String what, int min) {
        effects.merge(what, new Bounds(min, 1), Bounds::and);
    }

    /** Checks what a client has received. */
    void check(String description, int client, List<String> received) {
        Map<String, Integer> counts = new HashMap<>();
        received.forEach(what -> counts.merge(what, 1, Integer::sum));
        Set<String> all = new HashSet<>(effects.keySet());
        all.addAll(counts.keySet());
        for (String what : all) {
            String chat = what.substring(0, what.indexOf(' '));
            Bounds bounds = Objects.requireNonNullElse(effects.get(what), new Bounds(0, 0));
            assertThat(counts.getOrDefault(what, 0))
                    .as("%s: client %d receives \"%s\" of %s", description, client, what, operations)
                    .isBetween(
                            staying(chat).contains(client) ? bounds.min : 0,
                            passing(chat).contains(client) ? bounds.max : 0);
        }
    }
}
