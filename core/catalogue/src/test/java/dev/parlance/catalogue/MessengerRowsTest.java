package dev.parlance.catalogue;

import dev.parlance.catalogue.CatalogueRow.Step;
import org.jspecify.annotations.Nullable;

/** The rows of the messenger. */
class MessengerRowsTest extends CatalogueRowsTest {
    MessengerRowsTest() {
        super("messenger");
    }

    @Override
    @Nullable
    String errorEvent(Step step) {
        return null;
    }
}
