/** A shop on the module path, with metrics. */
module com.example.shop {
    requires dev.parlance.core;
    requires dev.parlance.micrometer;
    requires micrometer.registry.prometheus;

    exports com.example.shop;
}
