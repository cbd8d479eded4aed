package dev.parlance.catalogue.social;

import dev.parlance.catalogue.social.SocialErrorEvents.SocialErrorPayload;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Middleware;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;

/** Asks for each socket whether its user may stay. One who may not receives the error event once it has connected. */
record SocialAdmissions(SocialAdmission admission, SocialOutput output) {
    private static final DataKey<RefusedException> REFUSED =
            DataKey.hidden("parlance.social.refused", RefusedException.class);

    <U extends SocialUser> Registration on(Namespace<U> namespace) {
        return namespace.use(new Middleware<>() {
            @Override
            public void connecting(Socket<U> socket) {
                try {
                    admission.admit(socket.user(), socket.handshake());
                } catch (RefusedException e) {
                    socket.data().put(REFUSED, e);
                }
            }

            @Override
            public void connected(Socket<U> socket) {
                RefusedException refused = socket.data().get(REFUSED);
                if (refused != null) {
                    refuse(socket, refused);
                }
            }
        });
    }

    private void refuse(Socket<?> socket, RefusedException refused) {
        Refusal refusal = refused.refusal();
        output.emit(socket, SocialErrorEvents.of(refusal), SocialErrorPayload.of(refusal));
        if (refused.disconnectsClient()) {
            socket.disconnectClient();
        } else {
            socket.disconnect();
        }
    }
}
