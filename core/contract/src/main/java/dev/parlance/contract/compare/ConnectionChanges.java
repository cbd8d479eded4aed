package dev.parlance.contract.compare;

import static dev.parlance.contract.compare.AsyncApiDocument.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What has changed for clients that connect, where both documents say how that is done. */
final class ConnectionChanges {
    private static final String NAMESPACE = "namespace";
    private static final String WEB_SOCKET = "webSocket";

    private ConnectionChanges() {}

    /** The changes that break them, in sentences. */
    static List<String> breaking(AsyncApiDocument earlier, AsyncApiDocument later) {
        Map<String, Object> before = earlier.connection();
        Map<String, Object> now = later.connection();
        List<String> breaking = new ArrayList<>();
        if (before.isEmpty() || now.isEmpty()) {
            return breaking;
        }
        if (!address(before).equals(address(now))) {
            breaking.add("clients connected to " + address(before) + " and have to connect to " + address(now));
        }
        object(before.get("encodings")).keySet().stream()
                .filter(encoding -> !object(now.get("encodings")).containsKey(encoding))
                .forEach(encoding -> breaking.add("the encoding " + encoding + " is gone"));
        return breaking;
    }

    private static String address(Map<String, Object> connection) {
        return connection.containsKey(WEB_SOCKET)
                ? "the WebSocket " + connection.get(WEB_SOCKET)
                : "the namespace " + connection.get(NAMESPACE);
    }
}
