package io.culver.testkit.mail;

import io.culver.model.DataSize;
import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.testkit.mail.Conversations.Turn;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes mail as it lies in people's mailboxes: all shapes of MIME, many scripts, answers to earlier
 * messages, ten years of dates, some 6 KB each. The same random numbers make the same octets. Not
 * for two threads at once.
 */
public final class MailGenerator {
    private static final List<ZoneOffset> ZONES =
            List.of(
                    ZoneOffset.UTC,
                    ZoneOffset.ofHours(1),
                    ZoneOffset.ofHours(2),
                    ZoneOffset.ofHours(-5),
                    ZoneOffset.ofHours(-8),
                    ZoneOffset.ofHours(9),
                    ZoneOffset.ofHoursMinutes(5, 30));
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);
    private static final int LONG_HEADER_RECIPIENTS = 60;
    private static final Set<MailShape> SCRIPT_OF_SENDER =
            EnumSet.of(MailShape.ENCODED_WORDS, MailShape.EIGHT_BIT, MailShape.RAW_UTF8_HEADER);

    private final Chance chance;
    private final Prose prose;
    private final Bodies bodies;
    private final Conversations conversations;

    public MailGenerator(RandomGenerator random) {
        this.chance = new Chance(random);
        this.prose = new Prose(chance);
        this.bodies = new Bodies(chance, prose, () -> next(MailShape.PLAIN).octets());
        this.conversations = new Conversations(chance, prose);
    }

    /** A message of any shape, the usual ones more often. */
    public GeneratedMail next() {
        int draw = chance.between(0, 999);
        for (MailShape shape : MailShape.values()) {
            draw -= shape.perThousand();
            if (draw < 0) {
                return next(shape);
            }
        }
        return next(MailShape.PLAIN);
    }

    public GeneratedMail next(MailShape shape) {
        Person from =
                shape == MailShape.ENCODED_WORDS ? Person.foreign(chance) : Person.any(chance);
        Script script = script(shape, from);
        Turn turn = conversations.next(messageId(from), script);
        Part body = bodies.of(shape, script);
        ZoneOffset zone = chance.oneOf(ZONES);
        byte[] octets =
                shape == MailShape.ONE_FIELD
                        ? oneField(turn, body)
                        : message(header(shape, from, turn, zone), body);
        Duration onTheWay = Duration.ofSeconds(chance.between(1, 90));
        var received = new InternalDate(turn.sent().plus(onTheWay), zone);
        return new GeneratedMail(shape, octets, received, flags());
    }

    /**
     * A message of exactly {@code size}, made while it is read: it is never in memory.
     *
     * @throws IllegalArgumentException if the size is less than 1 KiB
     */
    public InputStream large(DataSize size) {
        Turn turn = conversations.next(messageId(Person.any(chance)), Script.ENGLISH);
        Header header =
                header(MailShape.PLAIN, Person.any(chance), turn, ZoneOffset.UTC)
                        .add("Content-Type", "text/plain; charset=us-ascii");
        byte[] start = message(header, new Part(new Header(), new byte[0]));
        return new LargeMessage(start, size, chance.random().nextLong());
    }

    private Script script(MailShape shape, Person from) {
        return SCRIPT_OF_SENDER.contains(shape) ? from.script() : chance.usualScript();
    }

    private String messageId(Person from) {
        return "<" + chance.hex(20) + "@" + from.domain() + ">";
    }

    private static byte[] message(Header header, Part body) {
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(header.octets());
        octets.writeBytes(body.octets());
        return octets.toByteArray();
    }

    private static byte[] oneField(Turn turn, Part body) {
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(
                new Header()
                        .add("Subject", encoded(turn.subject(), StandardCharsets.UTF_8, true))
                        .octets());
        octets.writeBytes(Part.ascii("\r\n"));
        octets.writeBytes(body.body());
        return octets.toByteArray();
    }

    private Header header(MailShape shape, Person from, Turn turn, ZoneOffset zone) {
        boolean raw = shape == MailShape.RAW_UTF8_HEADER;
        String date = DATE.format(turn.sent().atOffset(zone));
        var header =
                new Header()
                        .add("Return-Path", "<" + from.address() + ">")
                        .add("Received", received(from, date))
                        .add("Date", date)
                        .add("From", raw ? from.rawMailbox() : from.mailbox(chance))
                        .add("To", recipients(shape))
                        .add("Subject", raw ? turn.subject() : subject(turn))
                        .add("Message-ID", turn.messageId());
        if (chance.inHundred(25)) {
            header.add("Cc", Person.any(chance).mailbox(chance));
        }
        if (turn.isReply()) {
            header.add("In-Reply-To", turn.references().getLast());
            header.add("References", String.join(" ", turn.references()));
        }
        if (chance.inHundred(20)) {
            header.add("List-Id", "Team list <team.lists.example.org>");
        }
        return header.add("MIME-Version", "1.0");
    }

    private String received(Person from, String date) {
        return "from mx."
                + from.domain()
                + " (mx."
                + from.domain()
                + " [192.0.2."
                + chance.between(1, 254)
                + "]) by mail.example.org with ESMTPS id "
                + chance.hex(10)
                + "; "
                + date;
    }

    private String recipients(MailShape shape) {
        int count = shape == MailShape.LONG_HEADER ? LONG_HEADER_RECIPIENTS : chance.between(1, 3);
        List<String> mailboxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            mailboxes.add(Person.any(chance).mailbox(chance));
        }
        return String.join(", ", mailboxes);
    }

    private String subject(Turn turn) {
        Charset charset =
                chance.inHundred(70) ? StandardCharsets.UTF_8 : turn.script().legacyCharset();
        return encoded(turn.subject(), charset, chance.inHundred(50));
    }

    /** Encoded words where there is a need for them. */
    private static String encoded(String text, Charset charset, boolean base64) {
        boolean isAscii = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        return isAscii ? text : Encodings.encodedWords(text, charset, base64);
    }

    private Flags flags() {
        List<Flag> flags = new ArrayList<>();
        if (chance.inHundred(75)) {
            flags.add(Flag.SEEN);
            if (chance.inHundred(20)) {
                flags.add(Flag.ANSWERED);
            }
        }
        if (chance.inHundred(6)) {
            flags.add(Flag.FLAGGED);
        }
        if (chance.inHundred(1)) {
            flags.add(Flag.DRAFT);
        }
        if (chance.inHundred(4)) {
            flags.add(Flag.of(chance.oneOf("$Forwarded", "$Important", "work", "Receipts")));
        }
        return Flags.copyOf(flags);
    }
}
