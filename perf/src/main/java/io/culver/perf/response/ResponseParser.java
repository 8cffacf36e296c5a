package io.culver.perf.response;

import io.culver.perf.response.Response.Code;
import io.culver.perf.response.Response.Condition;
import io.culver.perf.response.Response.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The productions below {@code response}. RFC 9051 §9 */
public final class ResponseParser {
    private static final Set<String> NUMBER_CODES =
            Set.of("UIDNEXT", "UIDVALIDITY", "UNSEEN", "HIGHESTMODSEQ", "MESSAGELIMIT");
    private static final Set<String> STATUS_NUMBERS =
            Set.of(
                    "MESSAGES",
                    "RECENT",
                    "UIDNEXT",
                    "UIDVALIDITY",
                    "UNSEEN",
                    "DELETED",
                    "SIZE",
                    "HIGHESTMODSEQ",
                    "DELETED-STORAGE");

    private final Cursor in;

    private ResponseParser(String text) {
        in = new Cursor(text);
    }

    /**
     * Reads one response.
     *
     * @param text a character an octet, literals included, without the CRLF at its end
     * @throws UngrammaticalException if it is none
     */
    public static Response parse(String text) {
        var parser = new ResponseParser(text);
        Response response = parser.response();
        parser.in.end();
        return response;
    }

    private Response response() {
        if (in.takes('+')) {
            if (!in.isAtEnd()) {
                in.space();
                restOfLine();
            }
            return new Response.Continuation();
        }
        if (!in.takes('*')) {
            String tag = in.atom();
            in.space();
            return condition(Optional.of(tag), Set.of(Kind.OK, Kind.NO, Kind.BAD));
        }
        in.space();
        if (startsNumber()) {
            return numbered(in.number());
        }
        return named();
    }

    private boolean startsNumber() {
        for (char digit = '0'; digit <= '9'; digit++) {
            if (in.sees(digit)) {
                return true;
            }
        }
        return false;
    }

    private void restOfLine() {
        if (!in.isAtEnd()) {
            in.text();
        }
    }

    /** {@code resp-cond-state / resp-cond-bye / resp-cond-auth} */
    private Condition condition(Optional<String> tag, Set<Kind> allowed) {
        for (Kind kind : Kind.values()) {
            if (allowed.contains(kind) && in.takes(kind.name() + " ")) {
                Optional<Code> code = in.takes('[') ? Optional.of(code()) : Optional.empty();
                restOfLine();
                return new Condition(tag, kind, code);
            }
        }
        throw in.expected("one of " + allowed);
    }

    private Code code() {
        String name = in.atom().toUpperCase(Locale.ROOT);
        int start = in.position();
        if (NUMBER_CODES.contains(name)) {
            in.space().number();
        } else if (!in.sees(']')) {
            in.space();
            start = in.position();
            arguments(name);
        }
        Code code = new Code(name, in.since(start).strip());
        in.expect(']');
        if (!in.isAtEnd()) {
            in.space();
        }
        return code;
    }

    private void arguments(String name) {
        switch (name) {
            case "APPENDUID" -> {
                in.positive();
                in.space().set();
            }
            case "COPYUID" -> {
                in.positive();
                in.space().set();
                in.space().set();
            }
            case "MODIFIED" -> in.set();
            case "PERMANENTFLAGS" -> flags();
            case "MAILBOXID" -> objectId();
            default -> in.codeText();
        }
    }

    /** {@code "(" objectid ")"} RFC 8474 §7 */
    private String objectId() {
        in.expect('(');
        String id = in.atom();
        in.expect(')');
        return id;
    }

    private Set<String> flags() {
        Set<String> flags = new HashSet<>();
        in.expect('(');
        if (!in.takes(')')) {
            do {
                if (!flags.add(in.flag())) {
                    throw in.expected("a flag that is not there yet");
                }
            } while (in.takes(' '));
            in.expect(')');
        }
        return flags;
    }

    private Response numbered(long number) {
        in.space();
        if (in.takes("EXISTS")) {
            return new Response.Exists(number);
        }
        if (in.takes("RECENT")) {
            return new Response.Recent(number);
        }
        if (number == 0) {
            throw in.expected("a message number above zero");
        }
        if (in.takes("EXPUNGE")) {
            return new Response.Expunge(number);
        }
        return new MessageAttributes(in.expect("FETCH ")).read(number);
    }

    private Response named() {
        if (in.takes("FLAGS ")) {
            return new Response.Flags(flags());
        }
        if (in.takes("LIST ") || in.takes("LSUB ")) {
            return listed();
        }
        if (in.takes("STATUS ")) {
            return status();
        }
        if (in.takes("SEARCH")) {
            return search();
        }
        if (in.takes("ESEARCH")) {
            return esearch();
        }
        if (in.takes("VANISHED ")) {
            boolean isEarlier = in.takes("(EARLIER) ");
            return new Response.Vanished(isEarlier, Sets.numbers(in.set()));
        }
        for (String name : List.of("CAPABILITY", "ENABLED")) {
            if (in.takes(name)) {
                return words(name);
            }
        }
        return condition(Optional.empty(), Set.of(Kind.values()));
    }

    private Response words(String name) {
        List<String> words = new ArrayList<>();
        while (in.takes(' ')) {
            words.add(in.atom());
        }
        return new Response.Words(name, words);
    }

    private Response listed() {
        Set<String> attributes = flags();
        in.space();
        if (!in.takes("NIL") && in.string().length() != 1) {
            throw in.expected("one character as the hierarchy's delimiter");
        }
        in.space();
        return new Response.Listed(attributes, in.mailbox());
    }

    private Response status() {
        String name = in.mailbox();
        in.space().expect('(');
        Map<String, String> items = new LinkedHashMap<>();
        do {
            String item = in.atom().toUpperCase(Locale.ROOT);
            in.space();
            String value =
                    item.equals("MAILBOXID")
                            ? objectId()
                            : STATUS_NUMBERS.contains(item) ? Long.toString(in.number()) : nil();
            if (items.put(item, value) != null) {
                throw in.expected("each item once");
            }
        } while (in.takes(' '));
        in.expect(')');
        return new Response.Status(name, items);
    }

    private String nil() {
        in.expect("NIL");
        return "";
    }

    private Response search() {
        List<Long> numbers = new ArrayList<>();
        OptionalLong modSeq = OptionalLong.empty();
        while (in.takes(' ')) {
            if (in.takes("(MODSEQ ")) {
                modSeq = OptionalLong.of(in.positive());
                in.expect(')');
                break;
            }
            numbers.add(in.positive());
        }
        return new Response.Found(numbers, modSeq);
    }

    private Response esearch() {
        List<Long> numbers = List.of();
        OptionalLong modSeq = OptionalLong.empty();
        if (in.takes(" (TAG ")) {
            in.string();
            in.expect(')');
        }
        in.takes(" UID");
        while (in.takes(' ')) {
            switch (in.atom()) {
                case "ALL" -> numbers = Sets.numbers(in.space().set());
                case "MODSEQ" -> modSeq = OptionalLong.of(in.space().positive());
                case "MIN", "MAX", "COUNT" -> in.space().number();
                default -> throw in.expected("a result of ESEARCH");
            }
        }
        return new Response.Found(numbers, modSeq);
    }
}
