package dev.parlance.catalogue.platform;

import dev.parlance.socket.Room;

/** The rooms of the platform. A client's text becomes one only after it was checked that the caller may be there. */
public final class Rooms {
    private static final String INTEGRATION = "integration";
    private static final String WALLET = "wallet";

    /** The kind of {@link #custom} rooms. */
    public static final String CUSTOM = "custom";

    private Rooms() {}

    /** Where those are who work for that organisation. */
    public static Room organisation(String orgId) {
        return Room.of("org", orgId);
    }

    /** Where those are who follow that project. */
    public static Room project(String projectId) {
        return Room.of("project", projectId);
    }

    /** Where those are who follow that collection. */
    public static Room collection(String collectionId) {
        return Room.of("collection", collectionId);
    }

    /** Where those are who follow that document. Its id need only be its own within the collection. */
    public static Room document(String collectionId, String documentId) {
        return Room.of("document", collectionId, documentId);
    }

    /**
     * Where those are who follow that query.
     *
     * @param queryId what the client calls it
     * @param digest what tells apart what clients call alike
     */
    public static Room query(String collectionId, String queryId, String digest) {
        return Room.of("query", collectionId, queryId, digest);
    }

    /** Where those are who have joined a room of the application's own in that project. */
    public static Room custom(String projectId, String room) {
        return Room.of(CUSTOM, projectId, room);
    }

    /** Where those are who have joined that chat. */
    public static Room chat(String chatId) {
        return Room.of("chat", chatId);
    }

    /** Where those are who have joined that integration. */
    public static Room integration(String integrationId) {
        return Room.of(INTEGRATION, integrationId);
    }

    /** Where those are who have asked for that integration's webhooks. */
    public static Room integrationWebhooks(String integrationId) {
        return Room.of(INTEGRATION, integrationId, "webhooks");
    }

    /** Where those are who follow that address. */
    public static Room walletAddress(String addressId) {
        return Room.of(WALLET, "address", addressId);
    }

    /** Where those are who follow all wallets of that project. */
    public static Room walletProject(String projectId) {
        return Room.of(WALLET, "project", projectId);
    }

    /**
     * Where those are who see all wallets of an organisation. No event of a client leads there: an application lets in whom
     * it knows to be entitled, with {@code socket.join}.
     */
    public static Room walletOrganisation(String orgId) {
        return Room.of(WALLET, "org", orgId);
    }

    /** Where those are who follow that chain and may see that project: a chain's feed is the union of these. */
    public static Room walletChain(String chain, String projectId) {
        return Room.of(WALLET, "chain", chain, projectId);
    }

    /** Where those are who follow that currency and may see that project. */
    public static Room walletCurrency(String currency, String projectId) {
        return Room.of(WALLET, "currency", currency, projectId);
    }
}
