package dev.parlance.catalogue;

import dev.parlance.catalogue.CatalogueRow.Step;
import org.jspecify.annotations.Nullable;

/** The rows of the event stream, on which clients send nothing. */
class EventstreamRowsTest extends CatalogueRowsTest {
    EventstreamRowsTest() {
        super("eventstream");
    }

    @Override
    @Nullable
    String errorEvent(Step step) {
        return null;
    }
}
