package dev.parlance.bridge;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.Event;
import com.corundumstudio.socketio.protocol.JacksonJsonSupport;
import com.corundumstudio.socketio.protocol.JsonSupport;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Limits;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * JSON for a netty-socketio server by Parlance's rules. It is needed for {@link TypedNamespace}:
 *
 * <pre>{@code
 * Configuration config = new Configuration();
 * config.setJsonSupport(ParlanceJson.of(DESK));
 * SocketIOServer server = new SocketIOServer(config);
 * }</pre>
 *
 * <p>Events of the given catalogues are read and written as by a Parlance server, also where the application still uses
 * netty-socketio's own listeners and {@code sendEvent}: what a record requires is checked before a listener is called
 * (an event that is not valid is dropped, or refused if the namespace is a {@link TypedNamespace}), arguments beyond those
 * that a listener declares follow as plain Java values, and null is kept. All other events are left to the JSON layer that the
 * application had before, netty-socketio's own by default.
 *
 * <p>Mends nothing else: binary still arrives as base64 text. One instance belongs to one server.
 */
public final class ParlanceJson implements JsonSupport {
    private final List<Catalogue> catalogues;
    private final Limits limits;
    private final JsonSupport others;
    private final JsonCodec codec;
    private final EventMappings mappings = new EventMappings();
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();
    private final EventReading reading;
    private final EventWriting writing;

    private ParlanceJson(List<Catalogue> catalogues, Limits limits, JsonSupport others) {
        this.catalogues = catalogues;
        this.limits = limits;
        this.others = others;
        this.codec = new JsonCodec(limits);
        CatalogueEvents events = CatalogueEvents.of(catalogues, codec);
        this.reading = new EventReading(codec, events, mappings, others);
        this.writing = new EventWriting(codec, events, others);
    }

    /**
     * JSON for those catalogues, with the default limits.
     *
     * @throws IllegalArgumentException if a payload cannot be read or written as JSON, in a sentence that names the event
     */
    public static ParlanceJson of(Catalogue catalogue, Catalogue... more) {
        List<Catalogue> catalogues =
                Stream.concat(Stream.of(catalogue), Stream.of(more)).toList();
        return new ParlanceJson(catalogues, Limits.DEFAULT, new JacksonJsonSupport());
    }

    /** This JSON with other limits for the fields of clients' payloads. */
    public ParlanceJson withLimits(Limits limits) {
        return new ParlanceJson(catalogues, Objects.requireNonNull(limits), others);
    }

    /** This JSON with the layer that reads and writes all that is not an event of its catalogues. */
    public ParlanceJson withOthers(JsonSupport others) {
        return new ParlanceJson(catalogues, limits, Objects.requireNonNull(others));
    }

    /**
     * A namespace is to become a typed one.
     *
     * @throws IllegalArgumentException if it is one already, or one of its catalogues is missing here
     */
    void claim(String namespace, String name, List<Catalogue> wanted) {
        for (Catalogue catalogue : wanted) {
            if (!catalogues.contains(catalogue)) {
                throw new IllegalArgumentException("the catalogue " + catalogue.name() + " of the namespace " + name
                        + " is missing in the server's JSON: give it to ParlanceJson.of(…) too");
            }
        }
        if (!claimed.add(namespace)) {
            throw new IllegalArgumentException("the namespace " + name + " is a typed one already");
        }
    }

    /** A namespace is no longer a typed one. */
    void release(String namespace) {
        claimed.remove(namespace);
    }

    JsonCodec codec() {
        return codec;
    }

    @Override
    public void addEventMapping(String namespace, String event, Class<?>... classes) {
        if (classes.length == 1 && classes[0] == RawEvent.class) {
            mappings.addTyped(namespace, event);
            Installation.report(this, event);
        } else {
            mappings.addOther(namespace, event, List.of(classes));
            others.addEventMapping(namespace, event, classes);
        }
    }

    @Override
    public void removeEventMapping(String namespace, String event) {
        mappings.remove(namespace, event);
        others.removeEventMapping(namespace, event);
    }

    @Override
    public <T> T readValue(String namespace, ByteBufInputStream source, Class<T> type) throws IOException {
        return type == Event.class
                ? type.cast(reading.event(namespace, source))
                : others.readValue(namespace, source, type);
    }

    @Override
    public AckArgs readAckArgs(ByteBufInputStream source, AckCallback<?> callback) throws IOException {
        if (!(callback instanceof ClientAck)) {
            return others.readAckArgs(source, callback);
        }
        try {
            return new AckArgs(List.of(codec.parse(source.readAllBytes(), List.of(), false)));
        } catch (MalformedJsonException e) {
            return new AckArgs(List.of(RawEvent.MALFORMED));
        }
    }

    @Override
    public void writeValue(ByteBufOutputStream target, Object value) throws IOException {
        writing.write(target, value);
    }

    @Override
    public List<byte[]> getArrays() {
        return writing.attachments();
    }
}
