package dev.parlance.catalogue.platform.message;

import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Audience;

/** What has changed in a chat, as its members hear of it. */
record MessageChange<P>(ServerEvent<P> event, P payload) {
    void emitTo(Audience members) {
        members.emit(event, payload);
    }
}
