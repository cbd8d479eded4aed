package dev.parlance;

import static dev.parlance.ServerProperty.of;
import static dev.parlance.internal.configuration.ValueTypes.BOOLEAN;
import static dev.parlance.internal.configuration.ValueTypes.DURATION;
import static dev.parlance.internal.configuration.ValueTypes.INT_SIZE;
import static dev.parlance.internal.configuration.ValueTypes.SIZE;
import static dev.parlance.internal.configuration.ValueTypes.WHOLE_NUMBER;

import dev.parlance.event.LargeNumbers;
import dev.parlance.internal.configuration.ValueTypes;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The properties of one connection's times and sizes, and of those who handle its events. */
final class ConnectionProperties {
    static final List<ServerProperty> ALL = List.of(
            time(
                    "ping-interval",
                    ServerOptions::pingInterval,
                    ServerBuilder::pingInterval,
                    "How often a client is pinged."),
            time(
                    "ping-timeout",
                    ServerOptions::pingTimeout,
                    ServerBuilder::pingTimeout,
                    "How long a client may take to answer a ping."),
            time(
                    "connect-timeout",
                    ServerOptions::connectTimeout,
                    ServerBuilder::connectTimeout,
                    "How long a connection may be without any namespace."),
            time(
                    "upgrade-timeout",
                    ServerOptions::upgradeTimeout,
                    ServerBuilder::upgradeTimeout,
                    "How long an upgrade to WebSocket may take."),
            time(
                    "handler-deadline",
                    ServerOptions::handlerDeadline,
                    ServerBuilder::handlerDeadline,
                    "How long a handler, an authenticator or a listener may take."),
            of(
                    "close-deadline",
                    DURATION,
                    ServerOptions::closeDeadline,
                    ServerBuilder::closeDeadline,
                    "How long closing may take.",
                    OptionBounds.TIME_OR_NONE),
            of(
                    "max-payload",
                    INT_SIZE,
                    ServerOptions::maxPayload,
                    ServerBuilder::maxPayload,
                    "The maximum size of one message with its attachments.",
                    OptionBounds.MAX_PAYLOAD),
            of(
                    "max-attachments",
                    WHOLE_NUMBER,
                    ServerOptions::maxAttachments,
                    ServerBuilder::maxAttachments,
                    "How many binary attachments one message may have.",
                    OptionBounds.NOT_NEGATIVE),
            of(
                    "max-waiting-events",
                    WHOLE_NUMBER,
                    ServerOptions::maxWaitingEvents,
                    ServerBuilder::maxWaitingEvents,
                    "How many events of one connection may wait to be handled before it is not read.",
                    OptionBounds.POSITIVE),
            of(
                    "send-budget",
                    SIZE,
                    ServerOptions::sendBudget,
                    ServerBuilder::sendBudget,
                    "How many bytes may wait for a client that does not read; sixteen times `max-payload` if not set, and not"
                            + " below it."),
            of(
                    "handler-threads",
                    WHOLE_NUMBER,
                    ServerOptions::handlerThreads,
                    ServerBuilder::handlerThreads,
                    "How many threads run handlers on Java before 21.",
                    OptionBounds.POSITIVE),
            of(
                    "large-numbers",
                    ValueTypes.oneOf(LargeNumbers.class),
                    ServerOptions::largeNumbers,
                    ServerBuilder::largeNumbers,
                    "What becomes of integers that JavaScript cannot hold."),
            of(
                    "check-outgoing",
                    BOOLEAN,
                    ServerOptions::checkOutgoing,
                    ServerBuilder::checkOutgoing,
                    "Whether what the server sends is checked against its records."));

    private ConnectionProperties() {}

    private static ServerProperty time(
            String name,
            Function<ServerOptions, Duration> getter,
            BiConsumer<ServerBuilder, Duration> setter,
            String description) {
        return of(name, DURATION, getter::apply, setter, description, OptionBounds.TIME);
    }
}
