/** A Socket.IO server with typed events. */
// Modules that need this one are not there when it is compiled.
@SuppressWarnings("module")
module dev.parlance.core {
    requires transitive dev.parlance.events;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires org.slf4j;

    exports dev.parlance;
    exports dev.parlance.adapter;
    exports dev.parlance.binding;
    exports dev.parlance.http;
    exports dev.parlance.socket;
    exports dev.parlance.internal.binding to
            dev.parlance.bridge;
    exports dev.parlance.internal.engine to
            dev.parlance.testkit;
    exports dev.parlance.internal.execution to
            dev.parlance.bridge,
            dev.parlance.testkit;
    exports dev.parlance.internal.protocol to
            dev.parlance.bridge;
    exports dev.parlance.internal.server to
            dev.parlance.testkit;
    exports dev.parlance.internal.server.connection to
            dev.parlance.testkit;
    exports dev.parlance.internal.server.event to
            dev.parlance.bridge,
            dev.parlance.testkit;
    exports dev.parlance.internal.server.listener to
            dev.parlance.bridge;
    exports dev.parlance.internal.server.namespace to
            dev.parlance.bridge;
    exports dev.parlance.internal.server.recovery to
            dev.parlance.testkit;
    exports dev.parlance.internal.server.report to
            dev.parlance.bridge;
    exports dev.parlance.internal.server.socket to
            dev.parlance.bridge;
}
