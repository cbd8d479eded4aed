package dev.parlance.internal.spring.security;

import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.HandlerInvocation;
import dev.parlance.socket.Socket;
import dev.parlance.spring.security.SecurityUser;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** Has the socket's user in Spring Security's context while the application's code runs; nobody, if the user is of another kind. */
public final class SecurityContextInterceptor implements HandlerInterceptor {
    @Override
    public void around(HandlerInvocation invocation) throws Exception {
        SecurityContextHolderStrategy holder = SecurityContextHolder.getContextHolderStrategy();
        SecurityContext before = holder.getContext();
        try {
            holder.setContext(context(holder, invocation.socket()));
            invocation.proceed();
        } finally {
            if (before.getAuthentication() == null) {
                holder.clearContext();
            } else {
                holder.setContext(before);
            }
        }
    }

    private static SecurityContext context(SecurityContextHolderStrategy holder, Socket<?> socket) {
        SecurityContext context = holder.createEmptyContext();
        if (socket.isAuthenticated() && socket.user() instanceof SecurityUser user) {
            context.setAuthentication(user.authentication());
        }
        return context;
    }
}
