package dev.parlance.catalogue.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlance.catalogue.conversation.MessageEvent.ApnsAlert;
import dev.parlance.catalogue.conversation.MessageEvent.FcmAlert;
import dev.parlance.catalogue.conversation.MessageEvent.FcmNotification;
import dev.parlance.catalogue.conversation.MessageEvent.MessageAlert;
import dev.parlance.catalogue.conversation.MessageEvent.MessagePart;
import dev.parlance.catalogue.conversation.MessageEvent.Platforms;
import dev.parlance.socket.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What messages and profiles have of JSON, as it stands in a database. */
final class MessageJson {
    private final Json json;

    MessageJson(Json json) {
        this.json = json;
    }

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if it cannot be written, or what is written could not be read
     */
    String write(Object value) {
        byte[] utf8 = json.write(value);
        json.read(utf8);
        return new String(utf8, UTF_8);
    }

    /** Reads any JSON. */
    Object read(String text) {
        return Objects.requireNonNull(json.read(text.getBytes(UTF_8)));
    }

    /** Reads the parts of a message. */
    List<MessagePart> parts(String text) {
        return ((List<?>) read(text))
                .stream().map(part -> part((Map<?, ?>) part)).toList();
    }

    private static MessagePart part(Map<?, ?> part) {
        return new MessagePart(
                optional(part, "name"),
                optional(part, "type"),
                optional(part, "url"),
                optional(part, "data"),
                part.get("size") instanceof Number size ? size.longValue() : null);
    }

    /** Reads an alert. */
    MessageAlert alert(String text) {
        Map<?, ?> alert = (Map<?, ?>) read(text);
        Map<?, ?> platforms = object(alert, "platforms");
        return new MessageAlert(
                text(alert, "text"), new Platforms(apns(object(platforms, "apns")), fcm(object(platforms, "fcm"))));
    }

    private static ApnsAlert apns(Map<?, ?> apns) {
        return new ApnsAlert(
                apns.get("badge") instanceof Number badge ? badge.intValue() : null,
                optional(apns, "sound"),
                text(apns, "alert"),
                apns.get("payload"));
    }

    private static FcmAlert fcm(Map<?, ?> fcm) {
        Map<?, ?> notification = object(fcm, "notification");
        return new FcmAlert(
                optional(fcm, "collapse_key"),
                fcm.get("data"),
                new FcmNotification(text(notification, "title"), text(notification, "body")));
    }

    private static Map<?, ?> object(Map<?, ?> of, String name) {
        return (Map<?, ?>) Objects.requireNonNull(of.get(name));
    }

    private static String text(Map<?, ?> of, String name) {
        return (String) Objects.requireNonNull(of.get(name));
    }

    private static @Nullable String optional(Map<?, ?> of, String name) {
        return (String) of.get(name);
    }
}
