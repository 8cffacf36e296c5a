package io.culver.imap;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A client's copy of INBOX, kept by what the server tells and by QRESYNC, and reckoning its
 * HIGHESTMODSEQ as RFC 7162 §6 demands.
 */
final class OfflineCopy {

    private static final Pattern FETCH = Pattern.compile("\\* \\d+ FETCH \\((.*)\\)");
    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern MODSEQ = Pattern.compile("MODSEQ \\((\\d+)\\)");
    private static final Pattern HIGHEST = Pattern.compile(".* OK \\[HIGHESTMODSEQ (\\d+)\\].*");
    private static final Pattern VALIDITY = Pattern.compile("\\* OK \\[UIDVALIDITY (\\d+)\\].*");
    private static final Pattern VANISHED = Pattern.compile("\\* VANISHED (?:\\(EARLIER\\) )?(.*)");

    private final TreeMap<Long, String> flags = new TreeMap<>();
    private String validity = "1";
    private long highest = 1;
    private long nextUid = 1;

    /** Opens the mailbox, and catches up with what happened meanwhile. */
    void synchronise(ImapClient client) {
        client.command("ENABLE QRESYNC").orThrow();
        note(client.command("SELECT INBOX (QRESYNC (" + validity + " " + highest + "))").orThrow());
        note(client.command("UID FETCH " + nextUid + ":* (FLAGS MODSEQ)").orThrow());
        nextUid = flags.isEmpty() ? nextUid : Math.max(nextUid, flags.lastKey() + 1);
    }

    /** Takes the answers to one command, up to the tagged one. */
    void note(Response response) {
        long seen = 0;
        long told = 0;
        for (var line : response.untagged()) {
            seen = Math.max(seen, noteLine(line.text()));
            told = highestIn(line.text(), told);
        }
        told = highestIn(response.tagged().text(), told);
        highest = told > 0 ? told : Math.max(highest, seen);
    }

    private static long highestIn(String line, long otherwise) {
        Matcher code = HIGHEST.matcher(line);
        return code.matches() ? Long.parseLong(code.group(1)) : otherwise;
    }

    /** Returns the mod-sequence in the line. */
    private long noteLine(String line) {
        Matcher known = VALIDITY.matcher(line);
        if (known.matches()) {
            validity = known.group(1);
        }
        Matcher vanished = VANISHED.matcher(line);
        if (vanished.matches()) {
            uids(vanished.group(1)).forEach(flags::remove);
        }
        Matcher fetch = FETCH.matcher(line);
        return fetch.matches() ? noteFetch(fetch.group(1)) : 0;
    }

    private long noteFetch(String items) {
        Matcher uid = UID.matcher(items);
        Matcher changed = FLAGS.matcher(items);
        Matcher modSeq = MODSEQ.matcher(items);
        if (uid.find() && changed.find()) {
            flags.put(Long.parseLong(uid.group(1)), withoutRecent(changed.group(1)));
        }
        return modSeq.find() ? Long.parseLong(modSeq.group(1)) : 0;
    }

    private static String withoutRecent(String flags) {
        return String.join(
                " ",
                Arrays.stream(flags.split(" "))
                        .filter(flag -> !flag.equals("\\Recent"))
                        .sorted()
                        .toList());
    }

    private static List<Long> uids(String set) {
        return Arrays.stream(set.split(","))
                .map(range -> range.split(":"))
                .flatMap(ends ->
                        LongStream.rangeClosed(
                                        Long.parseLong(ends[0]),
                                        Long.parseLong(ends[ends.length - 1]))
                                .boxed())
                .toList();
    }

    /** UIDs and flags of all messages. */
    NavigableMap<Long, String> messages() {
        return flags;
    }
}
