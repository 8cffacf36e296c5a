package io.culver.perf.response;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code msg-att}: what a FETCH response tells of one message. RFC 9051 §7.5.2 */
final class MessageAttributes {
    private static final Pattern DATE =
            Pattern.compile(
                    "[ 0-3][0-9]-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-[0-9]{4}"
                            + " [0-9]{2}:[0-9]{2}:[0-9]{2} [+-][0-9]{4}");
    private static final Pattern SECTION =
            Pattern.compile("([0-9]+(\\.[0-9]+)*)?(\\.?(HEADER|TEXT|MIME|HEADER\\.FIELDS.*))?");
    private static final int ADDRESS_LISTS = 6; // from, sender, reply-to, to, cc, bcc

    private final Cursor in;
    private OptionalLong uid = OptionalLong.empty();
    private Optional<Set<String>> flags = Optional.empty();
    private OptionalLong modSeq = OptionalLong.empty();
    private final Map<String, String> facts = new LinkedHashMap<>();

    MessageAttributes(Cursor in) {
        this.in = in;
    }

    Response.Fetch read(long number) {
        in.expect('(');
        Set<String> seen = new HashSet<>();
        do {
            if (!seen.add(item())) {
                throw in.expected("each item once");
            }
        } while (in.takes(' '));
        in.expect(')');
        return new Response.Fetch(number, uid, flags, modSeq, facts);
    }

    private String item() {
        if (in.sees("BODY[") || in.sees("BINARY[")) {
            return section();
        }
        String name = in.atom().toUpperCase(Locale.ROOT);
        in.space();
        int start = in.position();
        switch (name) {
            case "UID" -> uid = OptionalLong.of(in.positive());
            case "FLAGS" -> flags = Optional.of(flags());
            case "MODSEQ" -> {
                in.expect('(');
                modSeq = OptionalLong.of(in.positive());
                in.expect(')');
            }
            case "RFC822.SIZE" -> in.number();
            case "INTERNALDATE", "SAVEDATE" -> date();
            case "ENVELOPE" -> envelope();
            case "BODYSTRUCTURE", "BODY" -> new BodyStructureGrammar(in).body();
            case "EMAILID" -> objectId();
            case "THREADID" -> {
                if (!in.takes("NIL")) {
                    objectId();
                }
            }
            case "PREVIEW" -> in.nstring();
            default -> throw in.expected("an item of FETCH, not " + name);
        }
        if (!Set.of("UID", "FLAGS", "MODSEQ").contains(name)) {
            facts.put(name, in.since(start));
        }
        return name;
    }

    private void objectId() {
        in.expect('(');
        in.atom();
        in.expect(')');
    }

    private Set<String> flags() {
        Set<String> found = new HashSet<>();
        in.expect('(');
        if (in.takes(')')) {
            return found;
        }
        do {
            String flag = in.flag();
            if (flag.equals("\\*") || !found.add(flag)) {
                throw in.expected("a flag that is not there yet");
            }
        } while (in.takes(' '));
        in.expect(')');
        return found;
    }

    private void date() {
        if (!in.takes("NIL") && !DATE.matcher(in.string()).matches()) {
            throw in.expected("a date");
        }
    }

    private String section() {
        int start = in.position();
        in.atom(); // BODY[ without what follows: "[" is an atom character
        if (in.takes(" (")) {
            do {
                in.astring();
            } while (in.takes(' '));
            in.expect(')');
        }
        in.expect(']');
        String name = in.since(start).toUpperCase(Locale.ROOT);
        String inner = name.substring(name.indexOf('[') + 1, name.length() - 1);
        if (!SECTION.matcher(inner).matches()) {
            throw in.expected("a section");
        }
        if (in.takes('<')) {
            in.number();
            in.expect('>');
            name = in.since(start).toUpperCase(Locale.ROOT);
        }
        in.space();
        int value = in.position();
        in.takes('~');
        in.nstring();
        facts.put(name, in.since(value));
        return name;
    }

    /** {@code envelope} RFC 9051 §7.5.2 */
    private void envelope() {
        envelope(in);
    }

    static void envelope(Cursor in) {
        in.expect('(').nstring(); // date
        in.space().nstring(); // subject
        for (int i = 0; i < ADDRESS_LISTS; i++) {
            addresses(in.space());
        }
        in.space().nstring(); // in-reply-to
        in.space().nstring(); // message-id
        in.expect(')');
    }

    private static void addresses(Cursor in) {
        if (in.takes("NIL")) {
            return;
        }
        in.expect('(');
        do {
            in.expect('(').nstring();
            in.space().nstring();
            in.space().nstring();
            in.space().nstring();
            in.expect(')');
        } while (in.sees('('));
        in.expect(')');
    }
}
