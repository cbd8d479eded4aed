/** Five catalogues: their events, and their behaviour as features. */
module dev.parlance.catalogue {
    requires transitive dev.parlance.core;
    requires transitive java.net.http;
    requires transitive java.sql;
    requires com.fasterxml.jackson.annotation;
    requires org.slf4j;

    exports dev.parlance.catalogue;
    exports dev.parlance.catalogue.conversation;
    exports dev.parlance.catalogue.eventstream;
    exports dev.parlance.catalogue.jdbc;
    exports dev.parlance.catalogue.log;
    exports dev.parlance.catalogue.logged;
    exports dev.parlance.catalogue.messenger;
    exports dev.parlance.catalogue.platform;
    exports dev.parlance.catalogue.platform.access;
    exports dev.parlance.catalogue.platform.call;
    exports dev.parlance.catalogue.platform.chat;
    exports dev.parlance.catalogue.platform.custom;
    exports dev.parlance.catalogue.platform.data;
    exports dev.parlance.catalogue.platform.integration;
    exports dev.parlance.catalogue.platform.integration.http;
    exports dev.parlance.catalogue.platform.integration.webhook;
    exports dev.parlance.catalogue.platform.message;
    exports dev.parlance.catalogue.platform.order;
    exports dev.parlance.catalogue.platform.presence;
    exports dev.parlance.catalogue.platform.project;
    exports dev.parlance.catalogue.platform.session;
    exports dev.parlance.catalogue.platform.subscription;
    exports dev.parlance.catalogue.platform.subscription.filter;
    exports dev.parlance.catalogue.platform.typing;
    exports dev.parlance.catalogue.platform.wallet;
    exports dev.parlance.catalogue.social;
}
