package dev.parlance.contract.reader;

import dev.parlance.contract.model.Contract;
import dev.parlance.contract.model.ContractEvent;
import dev.parlance.contract.model.ContractException;
import dev.parlance.contract.model.ContractType;
import dev.parlance.contract.model.ContractType.OneOf;
import dev.parlance.contract.model.ContractType.Text;
import dev.parlance.contract.model.Definition.Field;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.Incubating;
import dev.parlance.event.Payload;
import dev.parlance.event.Rate;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.type.KotlinClass;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a contract from a catalogue and the sources that document it. */
@Incubating
public final class ContractReader {
    private final Catalogue catalogue;
    private final Class<?> declaring;
    private final JavadocReader sources;
    private final TypeReader types;
    private final Documentation docs;

    /**
     * Reads the sources.
     *
     * @param declaring the class whose constant the catalogue is
     * @param documented whether the documentation is needed
     * @throws ContractException if it is needed and there is no source of a class in Java that declares events
     */
    public ContractReader(Catalogue catalogue, Class<?> declaring, JavadocReader sources, boolean documented) {
        this.catalogue = catalogue;
        this.declaring = declaring;
        this.sources = sources;
        this.docs = readDocs(documented);
        this.types = new TypeReader(docs);
    }

    /** The contract of the catalogue. */
    public Contract read() {
        List<Contract.Family> families = new ArrayList<>();
        for (Class<?> holder : catalogue.holders()) {
            families.add(new Contract.Family(
                    TypeNames.family(holder),
                    docs.of(holder),
                    TypeNames.topLevel(holder),
                    List.copyOf(events(holder))));
        }
        AckReader acks = new AckReader(catalogue.dialect(), types);
        // First: it may add definitions.
        Contract.Acks answered = acks.read();
        Class<?> credentials = catalogue.credentials();
        ContractType connectsWith = credentials == null ? null : types.read(credentials);
        return new Contract(
                catalogue.name(),
                docs.of(declaring),
                families,
                types.definitions(),
                answered,
                connectsWith,
                catalogue.connection(),
                acks.errorEvents());
    }

    private List<ContractEvent> events(Class<?> holder) {
        List<ContractEvent> events = new ArrayList<>();
        constants(holder).forEach((constant, value) -> {
            if (value instanceof Event<?> event) {
                String id = TypeNames.family(holder) + "." + constant;
                events.add(event(id, docs.ofConstant(holder, constant), event));
            }
        });
        return events;
    }

    private ContractEvent event(String id, String doc, Event<?> event) {
        Payload<?> answer = null;
        ServerEvent<?> answeredBy = null;
        ServerEvent<?> refusedBy = null;
        Rate rate = null;
        String prefix = null;
        if (event instanceof ClientEvent<?> client) {
            refusedBy = client.refusedBy();
            rate = client.rate();
        } else if (event instanceof ClientRequest<?, ?> request) {
            answer = request.answer();
            answeredBy = request.answeredBy();
            refusedBy = request.refusedBy();
            rate = request.rate();
        } else if (event instanceof ServerRequest<?, ?> request) {
            answer = request.answer();
        } else if (event instanceof ServerEventPattern<?> pattern) {
            prefix = pattern.prefix();
        }
        return new ContractEvent(
                id,
                event.direction(),
                event.name(),
                prefix,
                doc,
                arguments(event.payload(), event.direction() == Direction.SERVER_TO_CLIENT),
                answer == null ? null : arguments(answer, event.direction() == Direction.CLIENT_TO_SERVER),
                answer != null && answer.isNullable() && answer.type() != Object.class,
                answeredBy == null ? null : answeredBy.name(),
                refusedBy == null ? null : refusedBy.name(),
                rate);
    }

    /** The arguments of a payload. That the answer to a client may be null is not among them: a dialect says how. */
    private List<Field> arguments(Payload<?> payload, boolean fromServer) {
        return switch (payload.shape()) {
            case NONE -> List.of();
            case POSITIONAL -> {
                List<Field> components = types.fields(payload.type());
                if (payload.isNullable() && !fromServer) {
                    yield components.stream().map(ContractReader::orNothing).toList();
                }
                yield fromServer ? components.stream().map(ContractReader::sent).toList() : components;
            }
            case SINGLE -> {
                if (payload.type() == Void.class) {
                    yield List.of();
                }
                ContractType type = types.read(payload.type());
                ContractType orText = payload.fromText() == null ? type : OneOf.of(List.of(type, Text.ANY));
                ContractType orNull = payload.isNullable() && !fromServer ? orNull(orText) : orText;
                yield List.of(new Field(ContractEvent.SINGLE, "", orNull, true));
            }
        };
    }

    /** An argument that the server sends: it is never missing, but null. */
    private static Field sent(Field component) {
        return component.required()
                ? component
                : new Field(component.name(), component.doc(), orNull(component.type()), true);
    }

    /** An argument that may be null, or missing with all others. */
    private static Field orNothing(Field component) {
        return new Field(component.name(), component.doc(), orNull(component.type()), false);
    }

    private static ContractType orNull(ContractType type) {
        return type == ContractType.Simple.ANY ? type : OneOf.of(List.of(type, new ContractType.Literal(null)));
    }

    /** The documentation of Kotlin's sources is not read. */
    private static boolean hasJavadoc(Class<?> holder) {
        return !KotlinClass.is(holder);
    }

    private Documentation readDocs(boolean documented) {
        Map<String, String> links = new LinkedHashMap<>();
        for (Class<?> holder : catalogue.holders()) {
            if (documented
                    && hasJavadoc(holder)
                    && sources.source(TypeNames.topLevel(holder)).isEmpty()) {
                throw new ContractException("there is no source of " + holder.getName()
                        + " in the folders of --sources; its documentation is read from there");
            }
            constants(holder).forEach((constant, value) -> {
                if (value instanceof Event<?> event) {
                    links.put(holder.getSimpleName() + "#" + constant, event.name());
                } else if (value instanceof String text) {
                    links.put(holder.getSimpleName() + "#" + constant, text);
                }
            });
        }
        return sources.read(topLevels(), new JavadocMarkdown(links));
    }

    /** All top-level classes whose documentation may be needed; a first pass without documentation finds them. */
    private Set<Class<?>> topLevels() {
        Set<Class<?>> found = new LinkedHashSet<>();
        found.add(TypeNames.topLevel(declaring));
        catalogue.holders().forEach(holder -> found.add(TypeNames.topLevel(holder)));
        TypeReader undocumented = new TypeReader(new Documentation(Map.of()));
        for (Event<?> event : catalogue.events()) {
            read(undocumented, event.payload());
            if (event instanceof ClientRequest<?, ?> request) {
                read(undocumented, request.answer());
            } else if (event instanceof ServerRequest<?, ?> request) {
                read(undocumented, request.answer());
            }
        }
        new AckReader(catalogue.dialect(), undocumented).read();
        Class<?> credentials = catalogue.credentials();
        if (credentials != null) {
            undocumented.read(credentials);
        }
        undocumented.definitions().forEach(definition -> found.add(definition.owner()));
        return found;
    }

    private static void read(TypeReader types, Payload<?> payload) {
        if (payload.type() != Void.class) {
            types.read(payload.type());
        }
    }

    private static Map<String, @Nullable Object> constants(Class<?> holder) {
        Map<String, @Nullable Object> constants = new LinkedHashMap<>();
        for (java.lang.reflect.Field field : holder.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                try {
                    constants.put(field.getName(), field.get(null));
                } catch (IllegalAccessException e) {
                    throw new ContractException(field + " is not accessible; is its class public?");
                }
            }
        }
        return constants;
    }
}
