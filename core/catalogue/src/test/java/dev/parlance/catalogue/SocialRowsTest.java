package dev.parlance.catalogue;

import dev.parlance.catalogue.CatalogueRow.Step;

/** The rows of the social catalogue. */
class SocialRowsTest extends CatalogueRowsTest {
    SocialRowsTest() {
        super("social");
    }

    @Override
    String errorEvent(Step step) {
        return step.refused();
    }
}
