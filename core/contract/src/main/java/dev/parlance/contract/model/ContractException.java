package dev.parlance.contract.model;

import dev.parlance.event.Incubating;

/** A contract cannot be generated or compared. The message is for the user of the command line. */
@Incubating
public final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message that says what to correct. */
    public ContractException(String message) {
        super(message);
    }
}
