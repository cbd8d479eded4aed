package dev.parlance.catalogue;

import dev.parlance.catalogue.CatalogueRow.Step;
import java.util.List;
import java.util.Set;

/** The rows of the platform. */
class PlatformRowsTest extends CatalogueRowsTest {
    PlatformRowsTest() {
        super("platform");
    }

    @Override
    Set<String> neverRefused() {
        return Set.of("presence:offline", "presence:update");
    }

    @Override
    String errorEvent(Step step) {
        return ((String) step.emit().get(0)).startsWith("integration:") ? "integration:error" : "error";
    }

    @Override
    String documentedName(List<Object> event) {
        String name = (String) event.get(0);
        return !isDocumented(name) && name.startsWith("custom:") ? "custom:<event>" : name;
    }
}
