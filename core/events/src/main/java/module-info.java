/**
 * What an event is: tokens, catalogues, dialects and limits.
 *
 * <p>Payload records are read by reflection. Those of an application are public and in a package that its module exports, or in
 * one that it opens to this module and to {@code com.fasterxml.jackson.databind}.
 */
// Modules that need this one are not there when it is compiled.
@SuppressWarnings("module")
module dev.parlance.events {
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.datatype.jsr310;

    // For payloads that are Kotlin's data classes.
    requires static com.fasterxml.jackson.kotlin;
    requires static kotlin.reflect;
    requires static kotlin.stdlib;

    exports dev.parlance.event;
    exports dev.parlance.internal.json to
            dev.parlance.bridge,
            dev.parlance.client,
            dev.parlance.contract,
            dev.parlance.core,
            dev.parlance.redis.emitter,
            dev.parlance.testkit;
    exports dev.parlance.internal.json.check to
            dev.parlance.contract;
    exports dev.parlance.internal.json.syntax to
            dev.parlance.bridge,
            dev.parlance.client,
            dev.parlance.contract,
            dev.parlance.core,
            dev.parlance.redis.emitter,
            dev.parlance.testkit;
    exports dev.parlance.internal.json.type to
            dev.parlance.contract;
    exports dev.parlance.internal.text to
            dev.parlance.core;
}
