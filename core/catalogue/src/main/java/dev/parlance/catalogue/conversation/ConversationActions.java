package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.order.StoreFailures;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has a store do something on this thread, then broadcasts what it has appended to its logs. */
final class ConversationActions {
    private final Installations<ConversationNamespace> namespaces;
    private final ConversationBroadcasts broadcasts;
    private final List<Consumer<? super MessageEvent>> listeners = new CopyOnWriteArrayList<>();

    ConversationActions(Installations<ConversationNamespace> namespaces, ConversationBroadcasts broadcasts) {
        this.namespaces = namespaces;
        this.broadcasts = broadcasts;
    }

    /** Calls a listener with each new message event. */
    void onMessageEvent(Consumer<? super MessageEvent> listener) {
        listeners.add(listener);
    }

    /** A namespace that the feature is installed on: its time, and its threads. */
    ConversationNamespace installed() {
        return namespaces.all().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("install the feature on a namespace first"));
    }

    /** Changes a conversation. */
    <T> T change(
            String conversationId,
            String actorId,
            ConversationAction.Check check,
            Function<ConversationAction, T> work) {
        return change(
                ConversationChanges.conversation(conversationId),
                now -> work.apply(new ConversationAction(conversationId, actorId, now, check)));
    }

    /** Changes what has that stream in the log of changes. */
    <T> T change(String stream, Function<Instant, T> work) {
        ConversationNamespace namespace = installed();
        T result = calling(() -> work.apply(namespace.now()));
        namespace.broadcastChanges(stream);
        return result;
    }

    /** Does something with a message; the event that comes of it is new if it has that id. */
    <T extends @Nullable MessageEvent> T messageEvent(
            ConversationAction action, String eventId, Function<ConversationAction, T> work) {
        ConversationNamespace namespace = installed();
        T event = calling(() -> work.apply(action));
        if (event == null || !event.eventId().equals(eventId)) {
            namespace.broadcastMessageEvents(action.conversationId());
            return event;
        }
        try {
            listeners.forEach(listener -> listener.accept(event));
        } finally {
            broadcasts.sending(event, () -> namespace.broadcastMessageEvents(action.conversationId()));
        }
        return event;
    }

    /** Calls the store; its failures become refusals. */
    static <T extends @Nullable Object> T calling(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw StoreFailures.toRefusal(e) instanceof RuntimeException refusal ? refusal : e;
        }
    }
}
