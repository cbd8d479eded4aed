package dev.parlance.catalogue.platform;

import dev.parlance.socket.Room;

/** The rooms of the platform. A client's text becomes one only after it was checked that the caller may be there. */
public final class Rooms {
    private Rooms() {}

    /** Where those are who work for that organisation. */
    public static Room organisation(String orgId) {
        return Room.of("org", orgId);
    }

    /** Where those are who follow that project. */
    public static Room project(String projectId) {
        return Room.of("project", projectId);
    }

    /** Where those are who have joined that chat. */
    public static Room chat(String chatId) {
        return Room.of("chat", chatId);
    }
}
