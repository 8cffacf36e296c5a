package io.culver.imap.wire;

import io.culver.imap.wire.MessageSet.Range;
import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A cursor over one command. Each method reads one production of RFC 9051 §9 and fails with {@link
 * ImapSyntaxException} where something else stands.
 */
public final class ArgumentReader {

    /** How deep lists may nest: RFC 9051 needs 2, and recursion on them must end. */
    public static final int MAX_DEPTH = 32;

    private static final long MAX_NUMBER = 0xFFFF_FFFFL;

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private Frame frame;
    private final boolean isUtf8;
    private String tag = "";
    private boolean isUid;

    private int line;
    private FrameOctets text;
    private int at;
    private int before;
    private int depth;
    private boolean namesNumbers;

    /**
     * @param isUtf8 whether quoted strings and mailbox names are UTF-8, as in IMAP4rev2
     */
    public ArgumentReader(Frame frame, boolean isUtf8) {
        this.frame = frame;
        this.isUtf8 = isUtf8;
        this.text = frame.lines().getFirst();
    }

    /** Takes the message sets that follow for UIDs: the command began with UID. RFC 9051 §6.4.9 */
    public void useUids() {
        isUid = true;
    }

    /** Whether the command began with UID. */
    public boolean isUid() {
        return isUid;
    }

    /** Whether message numbers have been read so far. */
    public boolean namesNumbers() {
        return namesNumbers;
    }

    /** Whether quoted strings and mailbox names are UTF-8. */
    public boolean isUtf8() {
        return isUtf8;
    }

    /** {@code tag = 1*<any ASTRING-CHAR except "+">}, and no part of what is none. */
    public String tag() {
        String start = take(Characters::isTagChar, "tag");
        if (at < text.length() && !isNext(' ')) {
            throw error("tag");
        }
        tag = start;
        return tag;
    }

    /** The tag that the command began with: some responses name it. RFC 9051 §7.3.4 */
    public String commandTag() {
        return tag;
    }

    public ArgumentReader space() {
        return token(' ', "space");
    }

    public ArgumentReader open() {
        token('(', "(");
        if (++depth > MAX_DEPTH) {
            throw error("fewer nested parentheses");
        }
        return this;
    }

    public ArgumentReader close() {
        depth--;
        return token(')', ")");
    }

    private ArgumentReader token(char c, String name) {
        if (!accept(c)) {
            throw error(name);
        }
        return this;
    }

    /** Steps over this character if it comes next. */
    public boolean accept(char c) {
        boolean isNext = isNext(c);
        if (isNext) {
            at++;
        }
        return isNext;
    }

    /** Whether this character comes next. */
    public boolean isNext(char c) {
        return peek() == c;
    }

    /** Whether these words, given in upper case, come next in any case, in one line. */
    public boolean isNext(String words) {
        return Words.isAt(text, at, words);
    }

    public boolean isAtEnd() {
        return at == text.length() && line == frame.lines().size() - 1;
    }

    /** The command must end here. */
    public void end() {
        if (!isAtEnd()) {
            throw error("end of command");
        }
    }

    /** Steps over all the rest, which is refused whatever it says. */
    public void skipRest() {
        go(frame.lines().size() - 1);
        at = text.length();
    }

    /** Elements in parentheses, parted by spaces; maybe none. */
    public <T> List<T> list(Supplier<T> element) {
        open();
        List<T> elements = new ArrayList<>(1 + text.countBefore(')', ' ', at));
        while (!isNext(')')) {
            if (!elements.isEmpty()) {
                space();
            }
            elements.add(element.get());
        }
        close();
        return elements;
    }

    public String atom() {
        return take(Characters::isAtomChar, "atom");
    }

    /** A word of the protocol, in any case: an atom in upper case. */
    public String keyword() {
        return atom().toUpperCase(Locale.ROOT);
    }

    /** What the word that comes next stands for, in any case; empty if it is none of these. */
    public <T> Optional<T> keyword(Words<T> known) {
        return take(Characters::isAtomChar, "atom", known);
    }

    /** Steps over this word, given in upper case, if it comes next. */
    public boolean acceptKeyword(String word) {
        boolean isNext = isKeywordNext(word);
        at += isNext ? word.length() : 0;
        return isNext;
    }

    /** Whether this word, given in upper case, comes next. */
    public boolean isKeywordNext(String word) {
        int end = at + word.length();
        return Words.isAt(text, at, word)
                && (end == text.length() || !Characters.isAtomChar(text.charAt(end)));
    }

    /** The longest run, of one character at least, of those that the caller allows. */
    public String take(IntPredicate isAllowed, String name) {
        int start = skip(isAllowed, name);
        return text.subSequence(start, at);
    }

    /** As {@link #take(IntPredicate, String)}, and what the word stands for, if for anything. */
    public <T> Optional<T> take(IntPredicate isAllowed, String name, Words<T> known) {
        int start = skip(isAllowed, name);
        return known.find(text, start, at);
    }

    private int skip(IntPredicate isAllowed, String name) {
        int start = at;
        while (at < text.length() && isAllowed.test(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw error(name);
        }
        return start;
    }

    /** {@code astring = 1*ASTRING-CHAR / string} */
    public String astring() {
        return isStringNext() ? string() : take(Characters::isAstringChar, "string");
    }

    /** {@code string = quoted / literal}, as text. */
    public String string() {
        int start = offset();
        String octets = octets();
        return Characters.decodeUtf8(octets)
                .orElseThrow(() -> new ImapSyntaxException(start, "text in UTF-8"));
    }

    /** {@code astring} in whatever charset it is: one character an octet. */
    public String astringOctets() {
        return isStringNext() ? octets() : take(Characters::isAstringChar, "string");
    }

    /**
     * {@code astring} that is looked for: in UTF-8, or else in ISO 8859-1, in which Angus Mail
     * sends it once it has enabled UTF-8.
     */
    public String soughtText() {
        String octets = astringOctets();
        return Characters.decodeUtf8(octets).orElse(octets);
    }

    /** {@code nstring = string / nil}: {@code absent} stands for NIL. */
    public String nstring(String absent) {
        if (isStringNext()) {
            return string();
        }
        if (!keyword().equals("NIL")) {
            throw error("string or NIL");
        }
        return absent;
    }

    private boolean isStringNext() {
        return isNext('"') || isLiteralNext();
    }

    private String octets() {
        return isNext('"') ? quoted() : literal();
    }

    /** {@code quoted = DQUOTE *QUOTED-CHAR DQUOTE} */
    private String quoted() {
        token('"', "\"");
        int start = at;
        boolean isEscaped = false;
        while (!isNext('"')) {
            int c = peek();
            if (c == '\\') {
                isEscaped = true;
                at++;
                c = peek();
                if (c != '"' && c != '\\') {
                    throw error("\\ or \" after \\");
                }
            }
            if (c < 0 || (c > 0x7F && !isUtf8)) {
                throw error(c < 0 ? "\"" : "7-bit character");
            }
            at++;
        }
        String written = text.subSequence(start, at++);
        return isEscaped ? ESCAPED.matcher(written).replaceAll("$1") : written;
    }

    /** {@code literal}; {@code literal8} only where RFC 3516 allows it, and nothing here does. */
    private String literal() {
        if (!isLiteralNext() || frame.literals().get(line).isBinary()) {
            throw error("string");
        }
        String octets = frame.literals().get(line).octets().toString();
        if (octets.indexOf('\0') >= 0) {
            throw error("literal without NUL");
        }
        before += text.length();
        go(line + 1);
        return octets;
    }

    private boolean isLiteralNext() {
        return at == text.length() && line < frame.literals().size();
    }

    /** Whether a literal that is read as it arrives comes next. */
    public boolean isStreamNext() {
        return isAtEnd() && frame.stream().isPresent();
    }

    /** The literal that comes next and is read as it arrives. */
    public LiteralStream literalStream() {
        if (!isStreamNext()) {
            throw error("literal");
        }
        return frame.stream().orElseThrow(() -> error("literal"));
    }

    /** Goes on with what follows a literal that was read as it arrived. */
    public void goOn(Frame rest) {
        before = offset();
        frame = rest;
        go(0);
    }

    private void go(int other) {
        line = other;
        text = frame.lines().get(other);
        at = 0;
    }

    /** {@code mailbox}: in modified UTF-7 for IMAP4rev1, in UTF-8 for IMAP4rev2. */
    public MailboxName mailbox() {
        int start = offset();
        String name = mailboxText();
        try {
            return new MailboxName(name);
        } catch (IllegalArgumentException bad) {
            throw new ImapSyntaxException(start, "mailbox name");
        }
    }

    /** The text of a mailbox name that need not be a valid one. */
    public String mailboxText() {
        int start = offset();
        return decoded(astring())
                .orElseThrow(() -> new ImapSyntaxException(start, "modified UTF-7"));
    }

    /**
     * {@code list-mailbox = 1*list-char / string}: a pattern, written as names are; empty if no
     * name is written so.
     */
    public Optional<String> listMailbox() {
        return decoded(isStringNext() ? string() : take(Characters::isListChar, "mailbox pattern"));
    }

    private Optional<String> decoded(String name) {
        return isUtf8 ? Optional.of(name) : ModifiedUtf7.decode(name);
    }

    /** {@code sequence-set}: of UIDs if the command began with UID. */
    public MessageSet messageSet() {
        return isUid ? uidSet() : numberSet();
    }

    /** {@code seq-number}: one message, by UID if the command began with UID. RFC 8508 §5 */
    public MessageSet oneMessage() {
        long number = sequenceNumber();
        var range = List.of(new Range(number, number));
        return isUid ? new MessageSet.ByUid(range) : new MessageSet.ByNumber(range);
    }

    /** {@code sequence-set} of UIDs, whatever the command began with. */
    public MessageSet uidSet() {
        return accept('$') ? new MessageSet.Saved() : new MessageSet.ByUid(ranges());
    }

    /** {@code sequence-set} of message numbers, whatever the command began with. */
    public MessageSet numberSet() {
        if (accept('$')) {
            return new MessageSet.Saved();
        }
        namesNumbers = true;
        return new MessageSet.ByNumber(ranges());
    }

    /** Whether {@code sequence-set} could come next. */
    public boolean isSetNext() {
        return isNext('$') || isNext('*') || Characters.isDigit(peek());
    }

    private Ranges ranges() {
        var ranges = new Ranges.Builder(Ranges.count(text, at));
        do {
            long first = sequenceNumber();
            ranges.add(first, accept(':') ? sequenceNumber() : first);
        } while (accept(','));
        return ranges.build();
    }

    /** {@code seq-number = nz-number / "*"} */
    private long sequenceNumber() {
        return accept('*') ? Range.HIGHEST : positive();
    }

    /** {@code nz-number}: from 1 to 4,294,967,295. */
    public long positive() {
        int start = offset();
        long number = number();
        if (number == 0) {
            throw new ImapSyntaxException(start, "number above 0");
        }
        return number;
    }

    /** {@code number}: up to 4,294,967,295. */
    public long number() {
        return number(MAX_NUMBER);
    }

    /** {@code number64}: up to 2^63 - 1. */
    public long number64() {
        return number(Long.MAX_VALUE);
    }

    /** {@code mod-sequence-value}: from 1 to 2^63 - 1. RFC 7162 §7 */
    public ModSeq modSeq() {
        int start = offset();
        ModSeq modSeq = modSeqOrZero();
        if (modSeq.equals(ModSeq.ZERO)) {
            throw new ImapSyntaxException(start, "mod-sequence above 0");
        }
        return modSeq;
    }

    /** {@code mod-sequence-valzer}: from 0 to 2^63 - 1. RFC 7162 §7 */
    public ModSeq modSeqOrZero() {
        return new ModSeq(number64());
    }

    /** Digit by digit: sets have thousands of numbers, and none needs a text of its own. */
    private long number(long max) {
        int start = offset();
        if (!Characters.isDigit(peek())) {
            throw error("number");
        }
        long number = 0;
        for (; Characters.isDigit(peek()); at++) {
            int digit = peek() - '0';
            if (number > (max - digit) / 10) {
                throw new ImapSyntaxException(start, "number up to " + max);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** {@code flag-list} */
    public Flags flagList() {
        return Flags.copyOf(list(this::flag));
    }

    /** {@code flag}: one that can be stored, so not {@code \Recent}. */
    public Flag flag() {
        int start = at;
        accept('\\');
        skip(Characters::isAtomChar, "atom");
        try {
            return Flag.of(text.subSequence(start, at));
        } catch (IllegalArgumentException bad) {
            throw new ImapSyntaxException(before + start, "flag that can be stored");
        }
    }

    /** {@code date-time}: always quoted; the day may begin with a space. */
    public InternalDate dateTime() {
        int start = offset();
        return Dates.parseDateTime(quoted())
                .orElseThrow(() -> new ImapSyntaxException(start, "date and time"));
    }

    /** {@code date = date-text / DQUOTE date-text DQUOTE} */
    public LocalDate date() {
        int start = offset();
        String written = isNext('"') ? quoted() : atom();
        return Dates.parseDate(written).orElseThrow(() -> new ImapSyntaxException(start, "date"));
    }

    /** Where the cursor is, in octets of the command without its literals. */
    public int offset() {
        return before + at;
    }

    /** A complaint about what stands at the cursor. */
    public ImapSyntaxException error(String expected) {
        return new ImapSyntaxException(offset(), expected);
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }
}
