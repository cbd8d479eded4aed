"""Uses python-socketio over one transport: python3 client.py URL websocket|polling|upgrade

Connects, upgrades if asked to, exchanges events, acks and binary. Prints "done", or ends with an error.
"""

import queue
import sys

import socketio

TIMEOUT = 20
BYTES = bytes([0, 4, 0x1E, 0xFF, 0x80])

url, transport = sys.argv[1:]
transports = {"websocket": ["websocket"], "polling": ["polling"], "upgrade": ["polling", "websocket"]}[transport]
client = socketio.Client()
echoed = queue.Queue()


@client.on("echoed")
def on_echoed(*values):
    echoed.put(values)


def check(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual!r} instead of {expected!r}")


client.connect(url, auth={"user": "ada"}, transports=transports, namespaces=["/", "/news"], wait_timeout=TIMEOUT)
check(client.transport(), "polling" if transport == "polling" else "websocket")
check(client.call("who am I", timeout=TIMEOUT)["userId"], "ada")
check(client.call("who am I", namespace="/news", timeout=TIMEOUT)["namespace"], "/news")
check(client.call("echo", {"nested": [1, None, "✨"]}, timeout=TIMEOUT), {"nested": [1, None, "✨"]})
client.emit("echo", ("text", 2))
check(echoed.get(timeout=TIMEOUT), ("text", 2))
check(client.call("echo", BYTES, timeout=TIMEOUT), BYTES)
client.emit("echo", {"data": BYTES})
check(echoed.get(timeout=TIMEOUT), ({"data": BYTES},))
client.disconnect()
print("done")
