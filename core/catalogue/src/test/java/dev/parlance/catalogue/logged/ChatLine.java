package dev.parlance.catalogue.logged;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.RoomKind;

/** The events of the tests' chats. */
public final class ChatLine {
    public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);
    public static final Catalogue CATALOGUE =
            Catalogue.of("lines", Dialect.STANDARD, LoggedRoomEvents.class, ChatLine.class);
    static final RoomKind CHAT = RoomKind.of("chat");

    public record Said(String room, long number, String text) {}

    private ChatLine() {}
}
