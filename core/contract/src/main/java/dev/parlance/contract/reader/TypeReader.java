package dev.parlance.contract.reader;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.contract.model.ContractException;
import dev.parlance.contract.model.ContractType;
import dev.parlance.contract.model.ContractType.ListOf;
import dev.parlance.contract.model.ContractType.Literal;
import dev.parlance.contract.model.ContractType.MapOf;
import dev.parlance.contract.model.ContractType.OneOf;
import dev.parlance.contract.model.ContractType.Ref;
import dev.parlance.contract.model.ContractType.Simple;
import dev.parlance.contract.model.ContractType.SizedJson;
import dev.parlance.contract.model.ContractType.Text;
import dev.parlance.contract.model.Definition;
import dev.parlance.contract.model.Definition.Field;
import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import dev.parlance.internal.json.check.TextBounds;
import dev.parlance.internal.json.type.RecordType;
import dev.parlance.internal.json.type.TypeUse;
import dev.parlance.internal.json.type.Variants;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps Java types to their types in JSON, and defines those that have a name. */
final class TypeReader {
    private static final Map<Class<?>, ContractType> KNOWN = Map.ofEntries(
            Map.entry(String.class, Text.ANY),
            Map.entry(CharSequence.class, Text.ANY),
            Map.entry(UUID.class, Text.ANY),
            Map.entry(URI.class, Text.ANY),
            Map.entry(Instant.class, Simple.TIME),
            Map.entry(OffsetDateTime.class, Simple.TIME),
            Map.entry(ZonedDateTime.class, Simple.TIME),
            Map.entry(LocalDateTime.class, Text.ANY),
            Map.entry(LocalDate.class, Simple.DATE),
            Map.entry(boolean.class, Simple.BOOLEAN),
            Map.entry(Boolean.class, Simple.BOOLEAN),
            Map.entry(byte.class, Simple.INTEGER),
            Map.entry(Byte.class, Simple.INTEGER),
            Map.entry(short.class, Simple.INTEGER),
            Map.entry(Short.class, Simple.INTEGER),
            Map.entry(int.class, Simple.INTEGER),
            Map.entry(Integer.class, Simple.INTEGER),
            Map.entry(long.class, Simple.LONG),
            Map.entry(Long.class, Simple.LONG),
            Map.entry(OptionalInt.class, Simple.INTEGER),
            Map.entry(OptionalLong.class, Simple.LONG),
            Map.entry(OptionalDouble.class, Simple.NUMBER),
            Map.entry(BigInteger.class, Simple.LONG),
            Map.entry(float.class, Simple.NUMBER),
            Map.entry(Float.class, Simple.NUMBER),
            Map.entry(double.class, Simple.NUMBER),
            Map.entry(Double.class, Simple.NUMBER),
            Map.entry(BigDecimal.class, Simple.NUMBER),
            Map.entry(Number.class, Simple.NUMBER),
            Map.entry(byte[].class, Simple.BINARY),
            Map.entry(ByteBuffer.class, Simple.BINARY),
            Map.entry(Object.class, Simple.ANY));

    private final TypeNames names = new TypeNames();
    private final Map<Class<?>, Definition> definitions = new LinkedHashMap<>();
    private final Set<Class<?>> used = new LinkedHashSet<>();
    private final Documentation docs;

    TypeReader(Documentation docs) {
        this.docs = docs;
    }

    /** The named types so far, in the order in which they were first used. */
    List<Definition> definitions() {
        return used.stream().map(definitions::get).toList();
    }

    /** The JSON type of a class. */
    ContractType read(Class<?> type) {
        return read(TypeUse.of(type));
    }

    private ContractType read(TypeUse type) {
        Limit limit = type.limit();
        if (limit != null && type.raw() == String.class) {
            return text(TextBounds.of(limit, Limits.DEFAULT));
        }
        if (limit != null && type.isAnyJson() && limit.json() > 0) {
            return new SizedJson(limit.json());
        }
        ContractType known = KNOWN.get(type.raw());
        if (known != null) {
            return known;
        }
        if (type.isCollection() || type.isArray()) {
            return new ListOf(orNull(type.content()), entries(limit));
        }
        if (type.isMap()) {
            return new MapOf(orNull(type.content()), entries(limit));
        }
        if (type.isOptional()) {
            return read(type.content());
        }
        if (used.add(type.raw())) {
            definitions.put(type.raw(), define(type.raw()));
        }
        return new Ref(names.of(type.raw()));
    }

    private static Text text(TextBounds bounds) {
        return new Text(bounds.min(), bounds.max(), bounds.inBytes(), bounds.notBlank());
    }

    private static int entries(@Nullable Limit limit) {
        return limit == null || limit.entries() == 0 ? ContractType.UNLIMITED : limit.entries();
    }

    private ContractType orNull(TypeUse element) {
        ContractType type = read(element);
        return element.mayBeMissing() && !element.isAnyJson() ? OneOf.of(List.of(type, new Literal(null))) : type;
    }

    /** The components of a record, as members of an object or as arguments. */
    List<Field> fields(Class<?> record) {
        List<Field> fields = new ArrayList<>();
        for (RecordType.Component component : RecordType.components(record)) {
            if (!component.open() && !component.ignored()) {
                fields.add(new Field(
                        component.wireName(),
                        docs.ofComponent(record, component.name()),
                        read(component.type()),
                        component.required()));
            }
        }
        return fields;
    }

    private Definition define(Class<?> type) {
        String name = names.of(type);
        String doc = docs.of(type);
        Class<?> owner = TypeNames.topLevel(type);
        List<AnnotatedType> replacements = JacksonAnnotations.replacements(type);
        if (!replacements.isEmpty()) {
            List<ContractType> types =
                    replacements.stream().map(TypeUse::of).map(this::read).toList();
            return new Definition.Alias(name, doc, owner, OneOf.of(types));
        }
        if (type.isEnum()) {
            return enumeration(type, name, doc, owner);
        }
        List<Class<?>> variants = Variants.of(type);
        if (!variants.isEmpty()) {
            List<ContractType> types = variants.stream().map(this::read).toList();
            return new Definition.Alias(name, doc, owner, OneOf.of(types));
        }
        if (RecordType.is(type)) {
            return shape(type, name, doc, owner);
        }
        List<Field> properties = properties(type);
        if (!properties.isEmpty()) {
            return new Definition.Shape(name, doc, owner, properties, null);
        }
        throw new ContractException(type.getName()
                + " has no known form in JSON: payloads consist of records, enums, sealed interfaces of records, lists,"
                + " maps and plain values");
    }

    private List<Field> properties(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Method method : JacksonAnnotations.properties(type)) {
            TypeUse use = TypeUse.of(method.getAnnotatedReturnType());
            String name = method.getAnnotation(JsonProperty.class).value();
            fields.add(new Field(name, docs.ofComponent(type, method.getName()), read(use), !use.mayBeMissing()));
        }
        return fields;
    }

    private Definition enumeration(Class<?> type, String name, String doc, Class<?> owner) {
        List<Definition.EnumValue> values = new ArrayList<>();
        boolean open = false;
        for (java.lang.reflect.Field constant : JacksonAnnotations.constants(type)) {
            if (JacksonAnnotations.isDefault(constant)) {
                open = true;
            } else {
                values.add(new Definition.EnumValue(
                        JacksonAnnotations.enumValue(constant), docs.ofConstant(type, constant.getName())));
            }
        }
        return new Definition.Enumeration(name, doc, owner, values, open);
    }

    private Definition shape(Class<?> type, String name, String doc, Class<?> owner) {
        List<Field> fields = new ArrayList<>();
        String tag = JacksonAnnotations.tag(type);
        if (tag != null) {
            fields.add(new Field(tag, "", new Literal(JacksonAnnotations.tagValue(type)), true));
        }
        fields.addAll(fields(type));
        return new Definition.Shape(name, doc, owner, fields, openDoc(type));
    }

    private @Nullable String openDoc(Class<?> record) {
        for (RecordType.Component component : RecordType.components(record)) {
            if (component.open()) {
                return docs.ofComponent(record, component.name());
            }
        }
        return null;
    }
}
