package dev.parlance.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.parlance.event.Limits;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.jackson.AnyJson;
import dev.parlance.internal.json.jackson.LargeMessages;
import dev.parlance.internal.json.syntax.JsonScanner;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of an event or an ack from a client: well-formed JSON that is decoded on demand. */
public final class IncomingArguments {
    /** As many as a record has components at most. */
    private static final int MAX_BASE64_ARGUMENTS = 255;

    private final JsonFactory factory;
    private final LargeMessages large;
    private final byte[] json;
    private final List<byte[]> attachments;
    private final JsonScanner scan;
    private final @Nullable EventName name;
    private volatile @Nullable List<@Nullable Object> values;

    IncomingArguments(
            JsonFactory factory,
            LargeMessages large,
            byte[] json,
            List<byte[]> attachments,
            JsonScanner scan,
            @Nullable EventName name) {
        this.factory = factory;
        this.large = large;
        this.json = json;
        this.attachments = attachments;
        this.scan = scan;
        this.name = name;
    }

    /**
     * The event's name, at most {@link Limits#eventName()} characters; null for an ack. If there is a {@link #nameProblem},
     * no event has it.
     */
    public @Nullable String name() {
        return name == null ? null : name.text();
    }

    /** Why no event can have its name, as a sentence; null if one can. */
    public @Nullable String nameProblem() {
        return name == null ? null : name.problem();
    }

    /**
     * All arguments, without the name, as plain Java values: {@code LinkedHashMap}, {@code ArrayList}, {@code String},
     * {@code Integer}, {@code Long} or {@code BigInteger} (the smallest that holds it), {@code Double}, {@code Boolean},
     * null, and {@code byte[]} for binary. The list is unmodifiable; its elements are not. It is decoded by the first call;
     * later calls return the same list.
     */
    public List<@Nullable Object> values() {
        List<@Nullable Object> decoded = values;
        if (decoded == null) {
            decoded = Collections.unmodifiableList(read());
            values = decoded;
        }
        return decoded;
    }

    /** The number of arguments, without the name. */
    public int count() {
        return scan.count() - first();
    }

    /** The size in bytes, including attachments; at most {@code Integer.MAX_VALUE}. */
    public int size() {
        long size = json.length;
        for (byte[] attachment : attachments) {
            size += attachment.length;
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    /** About how many bytes it takes with its {@linkplain #values() values}; at most {@code Integer.MAX_VALUE}. */
    public int decodedSize() {
        return (int) Math.min(size() + scan.decodedSize(), Integer.MAX_VALUE);
    }

    byte[] json() {
        return json;
    }

    List<byte[]> attachments() {
        return attachments;
    }

    int start(int argument) {
        return scan.offsets()[2 * (argument + first())];
    }

    int end(int argument) {
        return scan.offsets()[2 * (argument + first()) + 1];
    }

    IncomingArguments fromBase64(int maxDepth) {
        if (count() > MAX_BASE64_ARGUMENTS) {
            throw invalid("too many arguments");
        }
        try {
            List<byte[]> elements = new ArrayList<>(scan.count());
            if (name != null) {
                elements.add(Arrays.copyOfRange(json, scan.offsets()[0], scan.offsets()[1]));
            }
            for (int i = 0; i < count(); i++) {
                elements.add(Base64Arguments.decode(factory, json, start(i), end(i), maxDepth));
            }
            byte[] decoded = JsonBytes.array(elements);
            JsonScanner decodedScan = JsonScanner.array(decoded, maxDepth, -1);
            return new IncomingArguments(factory, large, decoded, List.of(), decodedScan, name);
        } catch (MalformedJsonException e) {
            throw invalid("an argument is not base64 of JSON");
        }
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(Refusal.of(RefusalCode.VALIDATION_FAILED, message));
    }

    private int first() {
        return name == null ? 0 : 1;
    }

    /** Whether to decode it may take its time, and wait for others that are as large. */
    public boolean isLarge() {
        return json.length >= LargeMessages.LARGE;
    }

    private List<@Nullable Object> read() {
        return large.inTurn(json.length, () -> {
            try (JsonParser parser = factory.createParser(json)) {
                parser.nextToken();
                if (name != null) {
                    parser.nextToken();
                }
                return AnyJson.array(parser, attachments);
            } catch (IOException e) {
                throw new IllegalStateException("well-formed JSON that cannot be read", e);
            }
        });
    }

    /** Name and size only: the content may be private. */
    @Override
    public String toString() {
        return "IncomingArguments[" + (name == null ? "" : name.text() + ", ") + count() + " arguments, " + size()
                + " bytes]";
    }
}
