package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.credential.CredentialChecks;

/** Credentials were refused in a sentence that holds nothing private: an operator may read it too. */
final class RefusedCredentialsException extends RefusedException {
    private static final long serialVersionUID = 1;

    RefusedCredentialsException(Refusal refusal) {
        super(refusal);
    }

    /** What an operator sees. */
    static String detail(RefusedException refused) {
        return refused instanceof RefusedCredentialsException
                ? CredentialChecks.detail(refused.refusal())
                : refused.refusal().code();
    }
}
