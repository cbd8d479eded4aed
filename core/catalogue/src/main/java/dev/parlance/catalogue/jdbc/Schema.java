package dev.parlance.catalogue.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tables of a store, which grow by numbered scripts: the first script is version 1, and a script that has been released
 * is never changed. {@link Database#apply} runs those that a database does not have yet, and notes the version in the table
 * {@code parlance_schema}. Immutable.
 *
 * <pre>{@code
 * private static final Schema SCHEMA = Schema.named("note")
 *         .script("CREATE TABLE IF NOT EXISTS note (id VARCHAR PRIMARY KEY, text VARCHAR NOT NULL)")
 *         .script("ALTER TABLE note ADD COLUMN IF NOT EXISTS color VARCHAR");
 *
 * database.apply(SCHEMA);
 * }</pre>
 *
 * <p>On PostgreSQL a script is carried out as a whole or not at all. H2 commits each statement that changes tables: if the
 * process ends in the middle of a script, the next one repeats it from its beginning, so write statements that may be
 * repeated ({@code IF NOT EXISTS}).
 */
public final class Schema {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final String name;
    private final List<List<String>> scripts;

    private Schema(String name, List<List<String>> scripts) {
        this.name = name;
        this.scripts = List.copyOf(scripts);
    }

    /**
     * Tables without scripts yet.
     *
     * @param name unique in the database: 1 to 64 lower-case letters, digits and underscores, a letter first
     * @throws IllegalArgumentException if it is not such a name
     */
    public static Schema named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a schema has 1 to 64 lower-case letters, digits and underscores: " + name);
        }
        return new Schema(name, List.of());
    }

    /** The same with one more script, of statements that are run in this order. */
    public Schema script(String... statements) {
        List<List<String>> more = new ArrayList<>(scripts);
        more.add(List.of(statements));
        return new Schema(name, more);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The number of its latest script; 0 without scripts. */
    public int version() {
        return scripts.size();
    }

    /** The statements of a script. */
    List<String> script(int version) {
        return scripts.get(version - 1);
    }
}
