package com.example.desk.wire;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.ParlanceServer;
import dev.parlance.binding.Emits;
import dev.parlance.binding.Handles;
import dev.parlance.binding.TypedEmitter;
import dev.parlance.binding.TypedListeners;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import java.util.List;

/** Records and interfaces that nobody else sees, by annotations. */
public final class Notes {
    record Note(List<String> lines) {}

    record Count(int lines) {}

    public static final ClientRequest<Note, Count> WRITE = clientRequest("write", Note.class, Count.class);
    public static final ServerEvent<Count> WRITTEN = serverEvent("written", Count.class);

    interface Outgoing {
        @Emits("written")
        void written(Count count);
    }

    static final class Incoming {
        private final Outgoing outgoing;

        Incoming(Outgoing outgoing) {
            this.outgoing = outgoing;
        }

        @Handles("write")
        public Count write(User user, Note note) {
            Count count = new Count(note.lines().size());
            outgoing.written(count);
            return count;
        }
    }

    public static void install(ParlanceServer server) {
        Catalogue catalogue = Catalogue.of("notes", Dialect.STANDARD, Notes.class);
        Namespace<?> notes = server.namespace("/notes");
        Outgoing outgoing = TypedEmitter.of(Outgoing.class, catalogue, notes);
        TypedListeners.bind(new Incoming(outgoing), catalogue, notes);
    }

    private Notes() {}
}
