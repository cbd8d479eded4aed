package dev.parlance.catalogue.platform;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import org.jspecify.annotations.Nullable;

/** The rooms of the platform. A client's text becomes one only after it was checked that the caller may be there. */
public final class PlatformRooms {
    private static final RoomKind ORGANISATION = RoomKind.of("org");
    private static final RoomKind PROJECT = RoomKind.of("project");
    private static final RoomKind COLLECTION = RoomKind.of("collection");
    private static final RoomKind DOCUMENT = RoomKind.of("document");
    private static final RoomKind QUERY = RoomKind.of("query");
    private static final RoomKind CHAT = RoomKind.of("chat");
    private static final RoomKind INTEGRATION = RoomKind.of("integration");
    private static final RoomKind WALLET = RoomKind.of("wallet");

    /** The kind of {@link #custom} rooms. */
    public static final RoomKind CUSTOM = RoomKind.of("custom");

    private PlatformRooms() {}

    /** The room of the users of that organisation. */
    public static Room organisation(String orgId) {
        return ORGANISATION.room(orgId);
    }

    /** The room of those who follow that project. */
    public static Room project(String projectId) {
        return PROJECT.room(projectId);
    }

    /** The room of those who follow that collection. */
    public static Room collection(String collectionId) {
        return COLLECTION.room(collectionId);
    }

    /** The room of those who follow that document. Its id is unique within the collection. */
    public static Room document(String collectionId, String documentId) {
        return DOCUMENT.room(collectionId, documentId);
    }

    /**
     * The room of those who follow that query.
     *
     * @param queryId the name that the client gave it
     * @param digest distinguishes queries to which clients gave the same name
     */
    public static Room query(String collectionId, String queryId, String digest) {
        return QUERY.room(collectionId, queryId, digest);
    }

    /** The room of those who have joined that custom room of the project. */
    public static Room custom(String projectId, String room) {
        return CUSTOM.room(projectId, room);
    }

    /** The room of those who have joined that chat. */
    public static Room chat(String chatId) {
        return CHAT.room(chatId);
    }

    /** The chat whose room that is; null if it is none of a chat. */
    @Incubating
    public static @Nullable String chatId(Room room) {
        return CHAT.id(room);
    }

    /** The room of those who have joined that integration. */
    public static Room integration(String integrationId) {
        return INTEGRATION.room(integrationId);
    }

    /** The room of those who have asked for that integration's webhooks. */
    public static Room integrationWebhooks(String integrationId) {
        return INTEGRATION.room(integrationId, "webhooks");
    }

    /** The room of those who follow that address. */
    public static Room walletAddress(String addressId) {
        return WALLET.room("address", addressId);
    }

    /** The room of those who follow all wallets of that project. */
    public static Room walletProject(String projectId) {
        return WALLET.room("project", projectId);
    }

    /**
     * The room of those who see all wallets of an organisation. No event of a client joins it: the application lets users
     * in, with {@code socket.join}.
     */
    public static Room walletOrganisation(String orgId) {
        return WALLET.room("org", orgId);
    }

    /** The room of those who follow that chain and may see that project: a chain's feed is the union of these. */
    public static Room walletChain(String chain, String projectId) {
        return WALLET.room("chain", chain, projectId);
    }

    /** The room of those who follow that currency and may see that project. */
    public static Room walletCurrency(String currency, String projectId) {
        return WALLET.room("currency", currency, projectId);
    }
}
