/** A server, clients and time in memory. */
module dev.parlance.testkit {
    requires transitive dev.parlance.core;
    requires java.management;
    requires static org.junit.jupiter.api;

    exports dev.parlance.testkit;
    exports dev.parlance.testkit.adapter;

    // JUnit calls the tests that a class inherits from there.
    opens dev.parlance.testkit.adapter to
            org.junit.platform.commons;
}
