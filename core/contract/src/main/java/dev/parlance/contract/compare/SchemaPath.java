package dev.parlance.contract.compare;

/** The location of a change: an event and the path to a value in it. */
record SchemaPath(String event, String path) {
    SchemaPath(String event) {
        this(event, "");
    }

    SchemaPath member(String name) {
        return new SchemaPath(event, path.isEmpty() ? name : path + "." + name);
    }

    SchemaPath element() {
        return new SchemaPath(event, path + "[]");
    }

    @Override
    public String toString() {
        return event + ": " + path;
    }
}
