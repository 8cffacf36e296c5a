package io.culver.perf.history;

import java.util.List;

/**
 * A command as the storm chose it.
 *
 * @param mailbox that it names, or that is selected; empty if neither
 * @param target the second mailbox that it names
 * @param isByNumber whether messages are named by numbers instead of UIDs
 * @param uids the messages that it is about, as the session knows them
 * @param modSeq UNCHANGEDSINCE, or what QRESYNC says is known; 0 without
 * @param words what is stored, sought or told beside: its meaning is the verb's
 */
public record Call(
        Verb verb,
        String mailbox,
        String target,
        boolean isByNumber,
        List<Long> uids,
        long modSeq,
        List<String> words) {

    /** In the words of an event of the end: nothing changes any more. */
    public static final String QUIET = "quiet";

    /** In the words of a SYNC that told what it knew. */
    public static final String QRESYNC = "qresync";

    /** In the words of a FETCH of contents that nobody has looked at: it goes with a LEARN. */
    public static final String NEWS = "news";

    public Call {
        uids = List.copyOf(uids);
        words = List.copyOf(words);
    }

    public static Call of(Verb verb, String mailbox, String... words) {
        return new Call(verb, mailbox, "", false, List.of(), 0, List.of(words));
    }

    public Call on(List<Long> messages) {
        return new Call(verb, mailbox, target, isByNumber, messages, modSeq, words);
    }

    public Call to(String other) {
        return new Call(verb, mailbox, other, isByNumber, uids, modSeq, words);
    }

    public Call since(long known) {
        return new Call(verb, mailbox, target, isByNumber, uids, known, words);
    }

    public Call byNumber() {
        return new Call(verb, mailbox, target, true, uids, modSeq, words);
    }

    public boolean says(String word) {
        return words.contains(word);
    }
}
