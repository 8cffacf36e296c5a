package io.culver.perf.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of a storm: each is made of its token, which is its subject, so that whoever sees
 * the token knows every octet. A token is the user's canary, the session and a number.
 */
public record StormMail(String token) {
    private static final Pattern SUBJECT =
            Pattern.compile("\\((?:NIL|\"[^\"]*\") \"([^\" ]+)\" .*");
    private static final List<String> TOPICS =
            List.of("harbour", "lantern", "meadow", "orchard", "quarry", "thicket", "willow");
    private static final Pattern CANARY = Pattern.compile("canary-[a-z0-9]+-");
    private static final int DIGEST = 16;
    private static final int LINES = 40;

    /** The token in an ENVELOPE as it was sent, if it is of a storm's mail. */
    public static Optional<StormMail> ofEnvelope(String envelope) {
        Matcher subject = SUBJECT.matcher(envelope);
        return subject.matches() ? Optional.of(new StormMail(subject.group(1))) : Optional.empty();
    }

    /** A word that some messages have, and others have not. */
    public static String topic(int number) {
        return TOPICS.get(Math.floorMod(number, TOPICS.size()));
    }

    private String topic() {
        return topic(token.hashCode());
    }

    /** Some hundred octets, or some thousand. */
    public byte[] octets() {
        var text = new StringBuilder();
        text.append("From: storm@example.org\r\nTo: shore@example.org\r\nSubject: ")
                .append(token)
                .append("\r\nMessage-ID: <")
                .append(token)
                .append("@example.org>\r\n\r\n");
        int lines = 1 + Math.floorMod(token.hashCode(), LINES);
        for (int i = 0; i < lines; i++) {
            text.append(token).append(" saw the ").append(topic()).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** What stands for the message's octets in a history. */
    public String digest() {
        return digest(octets());
    }

    /** Of any octets; users' canaries that are in them stay to be seen. */
    public static String digest(byte[] octets) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(octets);
            var text = new StringBuilder(HexFormat.of().formatHex(hash).substring(0, DIGEST));
            CANARY.matcher(new String(octets, StandardCharsets.ISO_8859_1))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .forEach(canary -> text.append(' ').append(canary));
            return '"' + text.toString() + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Whether SEARCH with this key and word finds it. */
    public boolean matches(String key, String word) {
        String sought = word.toLowerCase(Locale.ROOT);
        return switch (key) {
            case "ALL" -> true;
            case "SUBJECT" -> token.toLowerCase(Locale.ROOT).contains(sought);
            case "BODY" -> topic().contains(sought) || token.contains(sought);
            default -> throw new IllegalArgumentException("a storm does not search by " + key);
        };
    }
}
