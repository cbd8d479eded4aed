package dev.parlance.attack;

import static java.util.Collections.nCopies;

import dev.parlance.ScenarioSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What clients do to take a server's memory and time; each constant says how many connections do it, small and in full. */
enum Attack {
    /** Messages that never get the last of their attachments. */
    ATTACHMENTS(120, 600, 600) {
        @Override
        Script script(int number) {
            return Script.connected()
                    .send(Wire.text("4564-[\"echo\"" + placeholders(64) + "]"))
                    .send(nCopies(63, Wire.binary(bytes(14_000))));
        }
    },
    /** Messages in fragments, of which the last never comes. */
    FRAGMENTS(0, 600, 600) {
        @Override
        Script script(int number) {
            return Script.connected()
                    .send(Wire.fragment(true, bytes(100_000)))
                    .send(nCopies(8, Wire.fragment(false, bytes(100_000))));
        }
    },
    /** Bodies that never end. */
    BODIES(120, 600, 600) {
        @Override
        Script script(int number) {
            return body("/alive");
        }
    },
    /** Bodies to where nothing takes them. */
    BODIES_TO_NOWHERE(0, 400, 400) {
        @Override
        Script script(int number) {
            return body("/nothing");
        }
    },
    /** Heads of requests that never end. */
    HEADS(600, 10_000, 2_000) {
        @Override
        Script script(int number) {
            return new Script().send(Wire.ascii("GET /alive HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(15_000)));
        }
    },
    /** Requests that are sent ahead, and no answer is read. */
    PIPELINED(100, 600, 600) {
        @Override
        Script script(int number) {
            String request = "POST /alive HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\n" + "x".repeat(50_000);
            return new Script().send(nCopies(30, Wire.ascii(request))).withoutReading();
        }
    },
    /** Large answers, asked for and not read. */
    ANSWERS(60, 240, 60) {
        @Override
        Script script(int number) {
            return Script.connected()
                    .send(texts(30, i -> "42" + i + "[\"large\"]"))
                    .withoutReading();
        }
    },
    /** Large messages to a room, by one member after another. */
    FLOOD(0, 20, 5) {
        @Override
        Script script(int number) {
            return Script.joined().send(nCopies(40, Wire.text("42[\"say\",\"" + "x".repeat(900_000) + "\"]")));
        }
    },
    /** Credentials for many namespaces. */
    CREDENTIALS(20, 60, 60) {
        @Override
        Script script(int number) {
            return Script.connected().send(credentials(10, 990_000));
        }
    },
    /** Credentials that are as large as one may have. */
    ALLOWED_CREDENTIALS(0, 2_000, 2_000) {
        @Override
        Script script(int number) {
            return Script.connected().send(credentials(4, 60_000));
        }
    },
    /** Very many namespaces of a connection. */
    NAMESPACES(0, 20, 5) {
        @Override
        Script script(int number) {
            return Script.connected().send(connects("room", number, ScenarioSize.of(1_000, 50_000)));
        }
    },
    /** Namespaces to which nobody is admitted. */
    REFUSED(2, 20, 5) {
        @Override
        Script script(int number) {
            return Script.connected().send(connects("kept", number, ScenarioSize.of(1_000, 50_000)));
        }
    },
    /** CONNECTs that are decided slowly. */
    SIGN_INS(10, 10, 10) {
        @Override
        Script script(int number) {
            return Script.opened().send(connects("slow", number, ScenarioSize.of(50, 900)));
        }
    },
    /** Sessions that are opened and left. */
    HANDSHAKES(500, 20_000, 200) {
        @Override
        Script script(int number) {
            ByteBuffer polling = Wire.ascii(
                    "GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            return number == 0 ? Script.opened() : new Script().ask(polling, Wire.OPENED);
        }
    },
    /** Pongs that answer nothing, and pings whose pongs are not read. */
    PONGS(4, 20, 10) {
        @Override
        Script script(int number) {
            int each = ScenarioSize.of(10_000, 100_000);
            List<ByteBuffer> frames =
                    number % 2 == 0 ? nCopies(each, Wire.text("3")) : nCopies(each, Wire.ping(bytes(125)));
            return Script.connected().send(frames).withoutReading();
        }
    },
    /** JSON that is many times as large when it is read. */
    JSON(0, 100, 20) {
        @Override
        Script script(int number) {
            return Script.connected().send(nCopies(5, Wire.text("42[\"count\"" + ",[]".repeat(300_000) + "]")));
        }
    };

    private final int small;
    private final int full;
    private final int atOnce;

    Attack(int small, int full, int atOnce) {
        this.small = small;
        this.full = full;
        this.atOnce = atOnce;
    }

    /** What the connections of an even number send, for 0, and what the others do, for 1. */
    abstract Script script(int number);

    /** Whether it runs in each build. */
    boolean isSmall() {
        return small > 0;
    }

    /** Its clients, not yet connected. */
    AttackClients clients(int port) throws IOException {
        // Made once: some are large.
        List<Script> scripts = List.of(script(0), script(1));
        return new AttackClients(port, number -> scripts.get(number % 2), ScenarioSize.of(small, full), atOnce);
    }

    private static Script body(String target) {
        return new Script()
                .send(
                        Wire.ascii("POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"),
                        ByteBuffer.wrap(bytes(900_000)));
    }

    private static String placeholders(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(",{\"_placeholder\":true,\"num\":").append(i).append('}');
        }
        return all.toString();
    }

    /** A CONNECT with credentials of so many characters for each of some namespaces. */
    private static List<ByteBuffer> credentials(int count, int length) {
        String credentials = ",{\"token\":\"" + "x".repeat(length) + "\"}";
        return texts(count, i -> "40/room-" + i + credentials);
    }

    /** A CONNECT without credentials for each of so many namespaces of a connection's own. */
    private static List<ByteBuffer> connects(String kind, int number, int count) {
        return texts(count, i -> "40/" + kind + "-" + (number * count + i) + ",");
    }

    private static List<ByteBuffer> texts(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(i -> Wire.text(text.apply(i))).toList();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
