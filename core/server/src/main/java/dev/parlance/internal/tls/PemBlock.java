package dev.parlance.internal.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a PEM file (RFC 7468).
 *
 * @param label what it is, as in {@code CERTIFICATE}
 * @param bytes its DER
 * @param encrypted whether its bytes are encrypted as OpenSSL did it before PKCS #8
 */
record PemBlock(String label, byte[] bytes, boolean encrypted) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*(?:-(?!----END )[^-]*)*)-----END \\1-----");
    private static final Pattern HEADERS = Pattern.compile("(?m)^[A-Za-z-]+:[^\\n]*(?:\\n[ \\t][^\\n]*)*\\n");

    /**
     * All in a file, in their order. What stands between them is a comment.
     *
     * @throws IllegalArgumentException if one is not well encoded
     */
    static List<PemBlock> parse(byte[] file) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1).replace("\r", ""));
        while (matcher.find()) {
            String body = matcher.group(2);
            String encoded = HEADERS.matcher(body).replaceAll("").replaceAll("\\s", "");
            blocks.add(new PemBlock(
                    matcher.group(1), Base64.getDecoder().decode(encoded), body.contains("Proc-Type: 4,ENCRYPTED")));
        }
        return blocks;
    }
}
