package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SequenceNumber;
import dev.parlance.internal.redis.wire.cluster.BroadcastOptions;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Selections and broadcasts as cluster messages have them: no rooms mean everyone. */
final class Selections {
    private Selections() {}

    static BroadcastOptions options(Selection selection) {
        return BroadcastOptions.of(List.copyOf(selection.rooms()), List.copyOf(selection.except()));
    }

    static Selection selection(BroadcastOptions options) {
        Selection selection =
                options.rooms().isEmpty() ? Selection.everyone() : Selection.inRooms(Set.copyOf(options.rooms()));
        return options.except().isEmpty() ? selection : selection.excluding(options.except());
    }

    /** A broadcast that expects no acks. */
    static ClusterBody.Broadcast body(Broadcast broadcast) {
        BroadcastOptions options = options(broadcast.selection());
        if (broadcast.isVolatile()) {
            options = options.asVolatile();
        }
        SequenceNumber number = broadcast.number();
        if (number != null) {
            options = options.withNumber(number.sequence(), number.number());
        }
        return new ClusterBody.Broadcast(event(broadcast.name(), broadcast.arguments()), options, null);
    }

    static Broadcast broadcast(ClusterBody.Broadcast body) {
        return new Broadcast(
                selection(body.options()),
                name(body.event()),
                arguments(body.event()),
                body.options().isVolatile(),
                number(body.options()));
    }

    private static @Nullable SequenceNumber number(BroadcastOptions options) {
        String sequence = options.sequence();
        return sequence == null ? null : new SequenceNumber(sequence, options.number());
    }

    static List<@Nullable Object> event(String name, List<@Nullable Object> arguments) {
        List<@Nullable Object> event = new ArrayList<>(arguments.size() + 1);
        event.add(name);
        event.addAll(arguments);
        return event;
    }

    static String name(List<@Nullable Object> event) {
        return String.valueOf(event.get(0));
    }

    static List<@Nullable Object> arguments(List<@Nullable Object> event) {
        return event.subList(1, event.size());
    }
}
