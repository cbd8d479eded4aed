package dev.parlance.catalogue.platform;

import dev.parlance.socket.Room;

/** The rooms of the platform. A client's text becomes one only after it was checked that the caller may be there. */
public final class Rooms {
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
}
