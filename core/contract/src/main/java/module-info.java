/** TypeScript, AsyncAPI and a reference, made from a catalogue; and what a change of it breaks. */
module dev.parlance.contract {
    requires transitive dev.parlance.events;
    requires com.fasterxml.jackson.annotation;
    requires jdk.compiler;

    exports dev.parlance.contract;
    exports dev.parlance.contract.asyncapi;
    exports dev.parlance.contract.compare;
    exports dev.parlance.contract.json;
    exports dev.parlance.contract.model;
    exports dev.parlance.contract.reader;
    exports dev.parlance.contract.reference;
    exports dev.parlance.contract.typescript;
}
