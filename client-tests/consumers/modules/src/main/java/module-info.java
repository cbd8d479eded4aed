/** An application on the module path. */
module com.example.desk {
    requires dev.parlance.catalogue;

    // Public records of an exported package are read as they are; all others are in a package that is open.
    exports com.example.desk.events;

    opens com.example.desk.wire to
            dev.parlance.core,
            dev.parlance.events,
            com.fasterxml.jackson.databind;
}
