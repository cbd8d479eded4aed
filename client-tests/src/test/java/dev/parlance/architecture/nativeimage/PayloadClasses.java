package dev.parlance.architecture.nativeimage;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.type.RecordType;
import dev.parlance.internal.json.type.TypeUse;
import dev.parlance.internal.json.type.Variants;
import java.util.Set;
import java.util.TreeSet;

/** The records, enumerations and interfaces of our own that a catalogue's events consist of. */
final class PayloadClasses {
    private final Set<String> names = new TreeSet<>();

    static Set<String> of(Catalogue catalogue) {
        PayloadClasses classes = new PayloadClasses();
        for (Event<?> event : catalogue.events()) {
            classes.add(event.payload());
            if (event instanceof ClientRequest<?, ?> request) {
                classes.add(request.answer());
            } else if (event instanceof ServerRequest<?, ?> request) {
                classes.add(request.answer());
            }
        }
        if (catalogue.credentials() != null) {
            classes.add(TypeUse.of(catalogue.credentials()));
        }
        return classes.names;
    }

    private void add(Payload<?> payload) {
        add(TypeUse.of(payload.type()));
    }

    private void add(TypeUse use) {
        use.arguments().forEach(this::add);
        Class<?> type = use.raw();
        if (!type.getName().startsWith("dev.parlance.") || !names.add(type.getName())) {
            return;
        }
        Variants.of(type).forEach(variant -> add(TypeUse.of(variant)));
        if (RecordType.is(type)) {
            RecordType.components(use).forEach(component -> add(component.type()));
        }
    }
}
