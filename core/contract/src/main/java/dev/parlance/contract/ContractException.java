package dev.parlance.contract;

/** A contract cannot be made; its message says why, to whom it may correct that. */
final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ContractException(String message) {
        super(message);
    }
}
