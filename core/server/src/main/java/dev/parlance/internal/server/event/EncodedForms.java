package dev.parlance.internal.server.event;

import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.JsonCodec;
import org.jspecify.annotations.Nullable;

/** An event in each format in which it was sent so far: made once for each. Any thread. */
final class EncodedForms {
    private final JsonCodec json;
    private final EncodedArguments event;
    private @Nullable Form last;

    /** A list with few links: there are few formats. */
    private record Form(
            EventFormat format,
            EncodedArguments encoded,
            @Nullable Form before) {}

    EncodedForms(JsonCodec json, EncodedArguments event) {
        this.json = json;
        this.event = event;
    }

    /** Its name and arguments as JSON. */
    EncodedArguments event() {
        return event;
    }

    EncodedArguments in(EventFormat format) {
        return format == SocketIoFormat.PLAIN ? event : made(format);
    }

    private synchronized EncodedArguments made(EventFormat format) {
        for (Form form = last; form != null; form = form.before) {
            if (form.format == format) {
                return form.encoded;
            }
        }
        EncodedArguments encoded = format.encode(json, event);
        last = new Form(format, encoded, last);
        return encoded;
    }
}
