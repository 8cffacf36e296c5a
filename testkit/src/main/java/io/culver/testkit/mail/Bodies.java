package io.culver.testkit.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Makes the body of each shape. */
final class Bodies {
    private static final int TEXT_MEDIAN = 1000;
    private static final int TEXT_MAX = 40_000;
    private static final int HTML_MEDIAN = 2200;
    private static final int FILE_MEDIAN = 3000;
    private static final int FILE_MAX = 150_000;
    private static final int PICTURE_SIDE_MEDIAN = 32;
    private static final int PICTURE_SIDE_MAX = 250;

    private final Chance chance;
    private final Prose prose;
    private final Supplier<byte[]> plainMessage;

    /**
     * @param plainMessage makes the messages inside messages
     */
    Bodies(Chance chance, Prose prose, Supplier<byte[]> plainMessage) {
        this.chance = chance;
        this.prose = prose;
        this.plainMessage = plainMessage;
    }

    Part of(MailShape shape, Script script) {
        return switch (shape) {
            case PLAIN, ONE_FIELD, LONG_HEADER ->
                    Part.text("plain", text(Script.ENGLISH), StandardCharsets.US_ASCII);
            case FLOWED -> flowed();
            case EIGHT_BIT -> Part.text("plain", text(script), charset(script));
            case QUOTED_PRINTABLE, RAW_UTF8_HEADER, ENCODED_WORDS ->
                    Part.quotedPrintable("plain", text(script), charset(script));
            case BASE64 -> base64Text(script);
            case HTML -> html(script);
            case ALTERNATIVE -> alternative(script, html(script));
            case RELATED -> related(script);
            case ATTACHMENTS -> attachments(script);
            case NESTED -> nested(script);
            case FORWARDED -> forwarded(script);
            case DIGEST -> digest();
            case SIGNED -> signed(script);
            case REPORT -> report();
            case INVITATION -> invitation(script);
            case EXTENDED_NAMES -> extendedNames(script);
            case EMPTY_BODY -> new Part(new Header(), new byte[0]);
        };
    }

    private Charset charset(Script script) {
        return chance.inHundred(50) ? StandardCharsets.UTF_8 : script.legacyCharset();
    }

    private String text(Script script) {
        return prose.text(script, chance.size(TEXT_MEDIAN, TEXT_MAX));
    }

    private Part flowed() {
        String text = text(Script.ENGLISH).replaceAll("([a-z])\r\n", "$1 \r\n");
        return Part.of(
                "text/plain; charset=us-ascii; format=flowed; delsp=no", "7bit", Part.ascii(text));
    }

    private Part base64Text(Script script) {
        Charset charset = charset(script);
        return Part.base64("text/plain; charset=" + charset.name(), text(script).getBytes(charset));
    }

    private Part html(Script script) {
        String html = prose.html(script, chance.size(HTML_MEDIAN, TEXT_MAX));
        return Part.quotedPrintable("html", html, StandardCharsets.UTF_8);
    }

    private Part alternative(Script script, Part rich) {
        Part plain = Part.quotedPrintable("plain", text(script), StandardCharsets.UTF_8);
        return multipart("alternative", plain, rich);
    }

    private Part related(Script script) {
        String cid = "picture." + chance.hex(8) + "@example.org";
        String html =
                prose.html(script, chance.size(HTML_MEDIAN, TEXT_MAX))
                        .replace("</body>", "<img src=\"cid:" + cid + "\"></body>");
        return multipart(
                "related; type=\"text/html\"",
                Part.quotedPrintable("html", html, StandardCharsets.UTF_8),
                picture()
                        .with("Content-ID", "<" + cid + ">")
                        .with("Content-Disposition", "inline"));
    }

    private Part attachments(Script script) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.text("plain", text(script), StandardCharsets.UTF_8));
        int files = chance.between(1, 3);
        for (int i = 0; i < files; i++) {
            parts.add(attachment());
        }
        return multipart("mixed", parts.toArray(Part[]::new));
    }

    private Part attachment() {
        String name = prose.words(Script.ENGLISH, 2).replace(' ', '-') + "-" + chance.hex(3);
        return switch (chance.between(1, 4)) {
            case 1 -> table().with("Content-Disposition", disposition(name + ".csv"));
            case 2 -> log().with("Content-Disposition", disposition(name + ".log"));
            case 3 -> picture().with("Content-Disposition", disposition(name + ".png"));
            default -> file(name + ".bin").with("Content-Disposition", disposition(name + ".bin"));
        };
    }

    private static String disposition(String fileName) {
        return "attachment; filename=\"" + fileName + '"';
    }

    private Part file(String name) {
        byte[] octets = chance.octets(chance.size(FILE_MEDIAN, FILE_MAX));
        return Part.base64("application/octet-stream; name=\"" + name + '"', octets);
    }

    private Part picture() {
        int side = chance.size(PICTURE_SIDE_MEDIAN, PICTURE_SIDE_MAX);
        return Part.base64("image/png", NoisePng.square(chance, Math.max(1, side)));
    }

    private Part table() {
        var rows = new StringBuilder("id;item;amount\r\n");
        int count = chance.size(40, 1000);
        for (int i = 1; i <= count; i++) {
            rows.append(i).append(';').append(prose.words(Script.LATIN, 2)).append(';');
            rows.append(chance.between(1, 9999)).append("\r\n");
        }
        return Part.quotedPrintable("csv", rows.toString(), StandardCharsets.UTF_8);
    }

    private Part log() {
        return Part.text("x-log", text(Script.CYRILLIC), StandardCharsets.UTF_8);
    }

    private Part nested(Script script) {
        return multipart("mixed", alternative(script, related(script)), attachment());
    }

    private Part forwarded(Script script) {
        Part note = Part.text("plain", prose.text(script, 200), StandardCharsets.UTF_8);
        return multipart("mixed", note, Part.of("message/rfc822", "8bit", plainMessage.get()));
    }

    private Part digest() {
        List<Part> messages = new ArrayList<>();
        int count = chance.between(2, 6);
        for (int i = 0; i < count; i++) {
            // No header: in a digest that means message/rfc822.
            messages.add(new Part(new Header(), plainMessage.get()));
        }
        return multipart("digest", messages.toArray(Part[]::new));
    }

    private Part signed(Script script) {
        String armor =
                "-----BEGIN PGP SIGNATURE-----\r\n\r\n"
                        + Encodings.base64(chance.octets(342))
                        + "-----END PGP SIGNATURE-----\r\n";
        return multipart(
                "signed; micalg=pgp-sha256; protocol=\"application/pgp-signature\"",
                Part.quotedPrintable("plain", text(script), StandardCharsets.UTF_8),
                Part.of(
                        "application/pgp-signature; name=\"signature.asc\"",
                        "7bit",
                        Part.ascii(armor)));
    }

    private Part report() {
        String status =
                """
                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; nobody@example.com
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user
                """
                        .replace("\n", "\r\n");
        String explanation = "Your message could not be delivered.\r\n\r\n" + text(Script.ENGLISH);
        return multipart(
                "report; report-type=delivery-status",
                Part.text("plain", explanation, StandardCharsets.US_ASCII),
                Part.of("message/delivery-status", "7bit", Part.ascii(status)),
                Part.of("message/rfc822", "8bit", plainMessage.get()));
    }

    private Part invitation(Script script) {
        String calendar =
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Example//Calendar//EN
                METHOD:REQUEST
                BEGIN:VEVENT
                UID:%s@example.org
                DTSTAMP:20240102T080000Z
                DTSTART:20240110T090000Z
                DTEND:20240110T100000Z
                SUMMARY:%s
                END:VEVENT
                END:VCALENDAR
                """
                        .formatted(chance.hex(16), prose.subject(script))
                        .replace("\n", "\r\n");
        return multipart(
                "alternative",
                Part.text("plain", text(script), StandardCharsets.UTF_8),
                Part.base64(
                        "text/calendar; charset=UTF-8; method=REQUEST",
                        calendar.getBytes(StandardCharsets.UTF_8)));
    }

    private Part extendedNames(Script script) {
        String name = prose.words(script.isAscii() ? Script.JAPANESE : script, 3) + ".bin";
        byte[] octets = chance.octets(chance.size(FILE_MEDIAN, FILE_MAX));
        String disposition =
                "attachment; "
                        + Encodings.extendedParameter("filename", name, chance.inHundred(50));
        Part note = Part.text("plain", prose.text(script, 300), StandardCharsets.UTF_8);
        Part file = Part.base64("application/octet-stream", octets);
        return multipart("mixed", note, file.with("Content-Disposition", disposition));
    }

    private Part multipart(String subtype, Part... parts) {
        String boundary = "=_" + chance.hex(24);
        return Part.multipart("multipart/" + subtype, boundary, List.of(parts));
    }
}
