package dev.parlance.consumers;

/** The values of an application's meters, as an operator reads them. Tags are {@code key:value}. */
interface Meters {
    /** How often something was counted or measured. */
    double count(String meter, String... tags) throws Exception;

    /** The sum of what was measured. */
    double total(String meter, String... tags) throws Exception;
}
