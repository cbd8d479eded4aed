package dev.parlance.contract.model;

/** A contract cannot be generated or compared. The message is for the user of the command line. */
public final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message that says what to correct. */
    public ContractException(String message) {
        super(message);
    }
}
