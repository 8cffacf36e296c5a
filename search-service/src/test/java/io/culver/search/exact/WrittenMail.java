package io.culver.search.exact;

import io.culver.mime.text.MailText;
import io.culver.model.EmailId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A message and what it says, which is known because it was written here: headers in encoded words,
 * one or two texts in base64, in the charsets of their scripts. RFC 2045, RFC 2047
 */
final class WrittenMail {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();
    private static final List<String> NAMES = List.of("Subject", "SUBJECT", "X-Note", "Comments");

    private final byte[] octets;
    private final MailText says;

    private WrittenMail(byte[] octets, MailText says) {
        this.octets = octets;
        this.says = says;
    }

    /** The message itself, not a copy. */
    byte[] octets() {
        return octets;
    }

    MailText says() {
        return says;
    }

    static WrittenMail of(long id, RandomGenerator random) {
        var message = new StringBuilder();
        List<MailText.Field> header = new ArrayList<>();
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            // White space around a value is not part of it, and line breaks fold it.
            String value =
                    Letters.any(random).text(random, 8).replaceAll("[\\r\\n\\t]+", " ").strip();
            header.add(new MailText.Field(name, value));
            message.append(name).append(": ").append(encodedWords(value)).append("\r\n");
        }
        List<String> partHeader = new ArrayList<>();
        List<String> body = new ArrayList<>();
        boolean isTwo = random.nextBoolean();
        if (isTwo) {
            header.add(add(message, "MIME-Version", "1.0"));
            header.add(add(message, "Content-Type", "multipart/mixed; boundary=b"));
            partHeader.add("multipart\nmixed\nb\n");
            message.append("\r\n--b\r\n");
            addText(message, new ArrayList<>(), partHeader, body, random);
            message.append("\r\n--b\r\n");
            addText(message, new ArrayList<>(), partHeader, body, random);
            message.append("\r\n--b--\r\n");
        } else {
            addText(message, header, partHeader, body, random);
        }
        return new WrittenMail(
                message.toString().getBytes(StandardCharsets.US_ASCII),
                new MailText(new EmailId(id), header, partHeader, body));
    }

    private static void addText(
            StringBuilder message,
            List<MailText.Field> header,
            List<String> partHeader,
            List<String> body,
            RandomGenerator random) {
        Letters letters = Letters.any(random);
        String text = letters.text(random, random.nextInt(20) == 0 ? 400 : 30);
        Charset charset = letters.charset(text);
        header.add(add(message, "Content-Type", "text/plain; charset=" + charset.name()));
        header.add(add(message, "Content-Transfer-Encoding", "base64"));
        partHeader.add("text\nplain\n" + charset.name() + "\n");
        message.append("\r\n").append(BASE64.encodeToString(text.getBytes(charset)));
        if (!text.isEmpty()) {
            body.add(text);
        }
    }

    private static MailText.Field add(StringBuilder message, String name, String value) {
        message.append(name).append(": ").append(value).append("\r\n");
        return new MailText.Field(name, value);
    }

    private static String encodedWords(String text) {
        var words = new StringBuilder();
        int[] letters = text.codePoints().toArray();
        for (int i = 0; i < letters.length; i += 10) {
            byte[] octets =
                    new String(letters, i, Math.min(10, letters.length - i))
                            .getBytes(StandardCharsets.UTF_8);
            words.append(i == 0 ? "" : "\r\n ")
                    .append("=?utf-8?b?")
                    .append(Base64.getEncoder().encodeToString(octets))
                    .append("?=");
        }
        return words.toString();
    }
}
