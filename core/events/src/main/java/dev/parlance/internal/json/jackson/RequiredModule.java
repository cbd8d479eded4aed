package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.databind.module.SimpleModule;

/** Adds {@link RequiredComponents}, whose answers count before those of the modules that were added earlier. */
final class RequiredModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    RequiredModule() {
        super("dev.parlance.required");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new RequiredComponents());
    }
}
