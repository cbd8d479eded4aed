package dev.parlance.internal.json.type;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.impl.TypeWrappedDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.impl.UnsupportedTypeSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What Jackson knows of single types: whether it can read or write them, and their properties. */
public final class JacksonTypes {
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

    /** Read from a client's text, they load classes, resolve names or reach the disk. */
    private static final Set<Class<?>> UNSAFE =
            Set.of(Class.class, InetAddress.class, InetSocketAddress.class, Path.class, File.class);

    private final ObjectMapper mapper;
    private final boolean reads;

    /** For reading, or for writing. */
    public JacksonTypes(ObjectMapper mapper, boolean reads) {
        this.mapper = mapper;
        this.reads = reads;
    }

    /** Whether Jackson reads or writes a type as something else than an object with its properties. */
    public boolean isValue(TypeUse use) {
        try {
            JavaType type = javaType(use);
            return reads ? isReadAsValue(type) : !(serializer(type) instanceof BeanSerializerBase) && knows(use);
        } catch (JsonMappingException | RuntimeException unknown) {
            return false;
        }
    }

    private boolean isReadAsValue(JavaType type) throws JsonMappingException {
        JsonDeserializer<?> deserializer = deserializer(type);
        if (UNSAFE.contains(type.getRawClass()) || deserializer instanceof TypeWrappedDeserializer) {
            return false;
        }
        return deserializer instanceof BeanDeserializerBase bean
                ? !isOfPlatform(type) && isMadeOfOneValue(bean.getValueInstantiator())
                : canRead(type);
    }

    private static boolean isMadeOfOneValue(ValueInstantiator instantiator) {
        return instantiator.canCreateUsingDelegate()
                || !instantiator.canCreateFromObjectWith()
                        && (instantiator.canCreateUsingArrayDelegate()
                                || instantiator.canCreateFromString()
                                || instantiator.canCreateFromInt()
                                || instantiator.canCreateFromLong()
                                || instantiator.canCreateFromDouble()
                                || instantiator.canCreateFromBoolean());
    }

    /** Whether Jackson can read or write a type, with what it holds. */
    public boolean knows(TypeUse use) {
        try {
            JavaType type = javaType(use);
            if (reads) {
                return !UNSAFE.contains(type.getRawClass()) && canRead(type);
            }
            JsonSerializer<?> serializer = serializer(type);
            return !(serializer instanceof UnknownSerializer) && !(serializer instanceof UnsupportedTypeSerializer);
        } catch (JsonMappingException | RuntimeException unknown) {
            return false;
        }
    }

    /** Few types accept an empty object; this only finds out whether all deserializers can be made. */
    private boolean canRead(JavaType type) {
        try {
            mapper.readerFor(type).readValue(EMPTY_OBJECT);
            return true;
        } catch (InvalidDefinitionException unknown) {
            return false;
        } catch (IOException | RuntimeException notAnObject) {
            return true;
        }
    }

    /** The properties of a class, by their names; none of Java's own classes, whose insides are not their form in JSON. */
    public Map<String, JavaType> properties(TypeUse use) {
        JavaType type = javaType(use);
        Map<String, JavaType> properties = new LinkedHashMap<>();
        if (!isOfPlatform(type)) {
            BeanDescription description = reads
                    ? mapper.getDeserializationConfig().introspect(type)
                    : mapper.getSerializationConfig().introspect(type);
            for (BeanPropertyDefinition property : description.findProperties()) {
                if (reads ? property.couldDeserialize() : property.couldSerialize()) {
                    properties.put(property.getName(), property.getPrimaryType());
                }
            }
        }
        return properties;
    }

    private JsonSerializer<Object> serializer(JavaType type) throws JsonMappingException {
        return mapper.getSerializerProviderInstance().findValueSerializer(type);
    }

    private JsonDeserializer<?> deserializer(JavaType type) throws JsonMappingException {
        return ((DefaultDeserializationContext) mapper.getDeserializationContext())
                .createDummyInstance(mapper.getDeserializationConfig())
                .findRootValueDeserializer(type);
    }

    private static boolean isOfPlatform(JavaType type) {
        return isOfPlatform(type.getRawClass());
    }

    /** Whether a class is one of Java's own. */
    static boolean isOfPlatform(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.");
    }

    private JavaType javaType(TypeUse use) {
        TypeFactory types = mapper.getTypeFactory();
        if (use.raw().isArray()) {
            return types.constructArrayType(javaType(use.arguments().get(0)));
        }
        return use.arguments().isEmpty()
                ? types.constructType(use.raw())
                : types.constructParametricType(
                        use.raw(), use.arguments().stream().map(this::javaType).toArray(JavaType[]::new));
    }
}
