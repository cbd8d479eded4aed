package dev.parlance.contract.reader;

import dev.parlance.contract.model.ContractException;
import dev.parlance.contract.model.ContractType;
import dev.parlance.contract.model.ContractType.ListOf;
import dev.parlance.contract.model.ContractType.Literal;
import dev.parlance.contract.model.ContractType.MapOf;
import dev.parlance.contract.model.ContractType.OneOf;
import dev.parlance.contract.model.ContractType.Ref;
import dev.parlance.contract.model.ContractType.Simple;
import dev.parlance.contract.model.ContractType.Text;
import dev.parlance.contract.model.Definition;
import dev.parlance.contract.model.Definition.Field;
import dev.parlance.event.Limit;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps Java types to their types in JSON, and defines those that have a name. */
final class TypeReader {
    private static final Map<Class<?>, ContractType> KNOWN = Map.ofEntries(
            Map.entry(String.class, new Text(null)),
            Map.entry(CharSequence.class, new Text(null)),
            Map.entry(UUID.class, new Text(null)),
            Map.entry(URI.class, new Text(null)),
            Map.entry(Instant.class, Simple.TIME),
            Map.entry(OffsetDateTime.class, Simple.TIME),
            Map.entry(ZonedDateTime.class, Simple.TIME),
            Map.entry(LocalDateTime.class, new Text(null)),
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
        ContractType known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return new ListOf(Simple.ANY);
        }
        if (Map.class.isAssignableFrom(type)) {
            return new MapOf(Simple.ANY);
        }
        if (type.isArray()) {
            return new ListOf(read(type.getComponentType()));
        }
        if (used.add(type)) {
            definitions.put(type, define(type));
        }
        return new Ref(names.of(type));
    }

    private ContractType read(AnnotatedType type) {
        Limit limit = type.getAnnotation(Limit.class);
        if (type instanceof AnnotatedArrayType array && !KNOWN.containsKey(raw(type.getType()))) {
            return new ListOf(orNull(array.getAnnotatedGenericComponentType()));
        }
        Class<?> raw = raw(type.getType());
        if (raw == String.class) {
            return new Text(limit == null ? null : limit.value());
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return new ListOf(orNull(arguments[0]));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return new MapOf(orNull(arguments[1]));
            }
        }
        return read(raw);
    }

    private ContractType orNull(AnnotatedType element) {
        ContractType type = read(element);
        boolean nullable = JacksonAnnotations.isNullable(element) && type != Simple.ANY;
        return nullable ? OneOf.of(List.of(type, new Literal(null))) : type;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        // Type variables and wildcards are not resolved: any JSON.
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    /** The components of a record, as members of an object or as arguments. */
    List<Field> fields(Class<?> record) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (!JacksonAnnotations.isOpen(component) && !JacksonAnnotations.isIgnored(component)) {
                fields.add(new Field(
                        JacksonAnnotations.name(component),
                        docs.ofComponent(record, component.getName()),
                        read(component.getAnnotatedType()),
                        JacksonAnnotations.isRequired(component)));
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
            List<ContractType> types = replacements.stream().map(this::read).toList();
            return new Definition.Alias(name, doc, owner, OneOf.of(types));
        }
        if (type.isEnum()) {
            return enumeration(type, name, doc, owner);
        }
        List<Class<?>> variants = JacksonAnnotations.variants(type);
        if (!variants.isEmpty()) {
            List<ContractType> types = variants.stream().map(this::read).toList();
            return new Definition.Alias(name, doc, owner, OneOf.of(types));
        }
        if (type.isRecord()) {
            return shape(type, name, doc, owner);
        }
        throw new ContractException(type.getName()
                + " has no known form in JSON: payloads consist of records, enums, sealed interfaces of records, lists,"
                + " maps and plain values");
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
        for (RecordComponent component : record.getRecordComponents()) {
            if (JacksonAnnotations.isOpen(component)) {
                return docs.ofComponent(record, component.getName());
            }
        }
        return null;
    }
}
