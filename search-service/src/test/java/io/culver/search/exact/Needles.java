package io.culver.search.exact;

import io.culver.mime.text.MailText;
import io.culver.model.SearchCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Texts to look for: most of them pieces of the mailbox, as they stand there or nearly. */
final class Needles {
    private static final List<String> ODD =
            List.of(
                    "", " ", "*", "?", "\"", "\\", ".", ",", "\0", "\r\n", ". ", "e", "京", "🎉",
                    "%", "-");

    private final RandomGenerator random;
    private final List<MailText.Field> fields = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    Needles(List<MailText> mailbox, RandomGenerator random) {
        this.random = random;
        for (MailText mail : mailbox) {
            fields.addAll(mail.header());
            texts.addAll(mail.partHeader());
            texts.addAll(mail.body());
        }
    }

    SearchCriteria next() {
        int draw = random.nextInt(10);
        if (draw < 2 && !fields.isEmpty()) {
            MailText.Field field = fields.get(random.nextInt(fields.size()));
            return new SearchCriteria.Header(field.name(), text(field.value()));
        }
        if (draw < 3 && !fields.isEmpty()) {
            MailText.Field field = fields.get(random.nextInt(fields.size()));
            return new SearchCriteria.Text(text(field.name() + ": " + field.value()));
        }
        String text = text(texts.isEmpty() ? "" : texts.get(random.nextInt(texts.size())));
        return draw < 8 ? new SearchCriteria.Body(text) : new SearchCriteria.Text(text);
    }

    private String text(String from) {
        int draw = random.nextInt(20);
        if (draw == 0) {
            return ODD.get(random.nextInt(ODD.size()));
        }
        if (draw == 1) {
            return Letters.any(random).text(random, 3);
        }
        String piece = piece(from);
        return switch (draw) {
            case 2, 3, 4 -> changed(piece);
            case 5, 6 -> piece.toUpperCase(Locale.ROOT);
            case 7, 8 -> piece.toLowerCase(Locale.ROOT);
            case 9 -> piece.replace(" ", "\r\n ");
            default -> piece;
        };
    }

    private String piece(String text) {
        int[] letters = text.codePoints().toArray();
        if (letters.length == 0) {
            return "";
        }
        int start = random.nextInt(letters.length);
        int longest = random.nextInt(20) == 0 ? 4_000 : random.nextInt(20) + 1;
        return new String(letters, start, Math.min(longest, letters.length - start));
    }

    /** Nearly as it stands there: one letter is another, one is missing, or one too many. */
    private String changed(String piece) {
        if (piece.isEmpty()) {
            return piece;
        }
        int at =
                piece.offsetByCodePoints(
                        0, random.nextInt(piece.codePointCount(0, piece.length())));
        String rest =
                piece.substring(
                        at + random.nextInt(2) * Character.charCount(piece.codePointAt(at)));
        return piece.substring(0, at)
                + (random.nextBoolean() ? Letters.between(random) : "")
                + rest;
    }
}
