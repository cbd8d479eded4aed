package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.internal.server.socket.UserEntry;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.User;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** What the sign-in of a client takes that has connected without a user: the caps, the middlewares, the entry into its rooms. */
final class SignInSteps<U extends User> implements UserEntry<U> {
    private final ConnectionEnvironment environment;
    private final Admissions admissions;
    private final AdmissionState state;
    private final Admission<U> admission;
    private final LocalNamespace<U> namespace;

    SignInSteps(
            ConnectionEnvironment environment,
            Admissions admissions,
            AdmissionState state,
            Admission<U> admission,
            LocalNamespace<U> namespace) {
        this.environment = environment;
        this.admissions = admissions;
        this.state = state;
        this.admission = admission;
        this.namespace = namespace;
    }

    @Override
    public Set<String> eventNames() {
        return admission.eventNames();
    }

    @Override
    public void check(LocalSocket<U> socket, Authentication<U> authentication) {
        U user = CredentialChecks.identified(authentication).user();
        environment.credentials().check(authentication);
        int others = namespace.userSignIns().begin(user);
        boolean passed = false;
        try {
            checkCap(socket, user, others);
            namespace.pass(socket);
            passed = true;
        } catch (ConnectRefusedException refused) {
            throw refusal(refused);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception failed) {
            // Unwrapped where it is answered.
            throw new CompletionException(failed);
        } finally {
            if (!passed) {
                cancel(user);
            }
        }
    }

    private void checkCap(LocalSocket<U> socket, U user, int others) {
        Refusal limited = environment
                .rates()
                .oneMoreOfUser(
                        namespace.socketsOf(user) + others, socket.handshake().address());
        if (limited != null) {
            String address = ClientAddress.of(socket.handshake().address());
            environment
                    .reports()
                    .refused(ClientIncident.of(ClientIncident.Reason.LIMIT, address, "too many connections of one user")
                            .withNamespace(Printable.of(namespace.name())));
            throw new RefusedException(limited);
        }
    }

    private RuntimeException refusal(ConnectRefusedException refused) {
        if (refused.getCause() != null) {
            return new CompletionException(refused.getCause());
        }
        return CredentialChecks.refusal(refused);
    }

    @Override
    public void cancel(U user) {
        namespace.userSignIns().end(user);
    }

    @Override
    public void enter(LocalSocket<U> socket, U user, Runnable answer, Runnable rest) {
        state.mailbox().submit(new EntryTask<>(socket, namespace, environment, () -> {
            boolean entered = socket.enter(() -> admissions.signedIn(state, socket, answer));
            // Behind its entry: see AdmissionTask.
            cancel(user);
            if (entered) {
                namespace.socketContext().credentials().watch(socket);
                rest.run();
            }
            return entered;
        }));
    }
}
