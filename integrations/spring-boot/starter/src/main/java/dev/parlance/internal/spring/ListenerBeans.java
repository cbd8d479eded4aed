package dev.parlance.internal.spring;

import dev.parlance.binding.TypedListeners;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** The beans with annotated methods. */
record ListenerBeans(ConfigurableListableBeanFactory beans) {
    /** Their names, in the order of their definition, each with the bean's own class, whatever proxies there are around it. */
    Map<String, Class<?>> all() {
        Map<String, Class<?>> listeners = new LinkedHashMap<>();
        for (String bean : beans.getBeanNamesForType(Object.class, true, false)) {
            Class<?> type = ScopedProxyUtils.isScopedTarget(bean) ? null : type(bean);
            if (type != null && isListener(type)) {
                listeners.put(bean, ClassUtils.getUserClass(type));
            }
        }
        return listeners;
    }

    private @Nullable Class<?> type(String bean) {
        try {
            return AutoProxyUtils.determineTargetClass(beans, bean);
        } catch (RuntimeException unresolvable) {
            // Spring says what is wrong with it, where it is needed.
            return null;
        }
    }

    private static boolean isListener(Class<?> type) {
        String name = type.getName();
        if (name.startsWith("java.") || name.startsWith("org.springframework.")) {
            return false;
        }
        try {
            return TypedListeners.isListener(type);
        } catch (NoClassDefFoundError optional) {
            // A class of a library that needs another, which the application does not have.
            return false;
        }
    }
}
