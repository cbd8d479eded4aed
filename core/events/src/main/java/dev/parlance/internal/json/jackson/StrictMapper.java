package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parlance.internal.json.syntax.JsonScanner;
import dev.parlance.internal.json.type.KotlinClass;
import java.util.List;

/**
 * The configuration of Jackson: values are never converted to another type. The modules of an application come first, so that
 * what they say of our rules does not count.
 */
public final class StrictMapper {
    private StrictMapper() {}

    public static JsonMapper create(List<Module> modules, boolean largeNumbersAsText) {
        JsonMapper.Builder builder = JsonMapper.builder(factory());
        addModules(builder, modules);
        setFeatures(builder);
        forbidCoercions(builder);
        JsonMapper mapper = builder.addModule(new RequiredModule())
                .addModule(StrictNumbers.module(largeNumbersAsText))
                .addModule(NonFiniteNumbers.module())
                .addModule(InstantJson.module())
                .addModule(BinaryJson.module())
                .addModule(new SimpleModule("dev.parlance.any").addDeserializer(Object.class, new AnyJson()))
                .build();
        if (mapper.getDeserializationConfig().getPropertyNamingStrategy() != null) {
            throw new IllegalArgumentException("a module of Jackson gives properties other names, which their events do"
                    + " not know: @JsonProperty on a component does");
        }
        return mapper;
    }

    private static void addModules(JsonMapper.Builder builder, List<Module> modules) {
        if (modules.stream().noneMatch(JavaTimeModule.class::isInstance)) {
            builder.addModule(new JavaTimeModule());
        }
        KotlinClass.module()
                .filter(kotlin -> modules.stream().noneMatch(kotlin.getClass()::isInstance))
                .ifPresent(builder::addModule);
        modules.forEach(builder::addModule);
    }

    private static void setFeatures(JsonMapper.Builder builder) {
        // Absent components are not written; a null in a map or a list is a value.
        builder.defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                // Clients choose the names: interning them would fill the VM's string table.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(JsonScanner.MAX_NUMBER_LENGTH)
                        // The engine bounds the size of a message, and with it the length of a text.
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    private static void forbidCoercions(JsonMapper.Builder builder) {
        builder.withCoercionConfigDefaults(
                config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail));
        builder.withCoercionConfig(
                LogicalType.Textual,
                config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }
}
