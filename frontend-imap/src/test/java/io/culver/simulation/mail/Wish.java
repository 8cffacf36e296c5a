package io.culver.simulation.mail;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What a client wants changed, in the words of IMAP. */
public sealed interface Wish {
    /** A message that can be told from all others. */
    record Mail(String canary, Set<String> flags) {
        String text() {
            return "Subject: "
                    + canary
                    + "\r\n\r\n"
                    + canary.repeat(1 + canary.length() % 7)
                    + "\r\n";
        }
    }

    record Append(String mailbox, List<Mail> mails) implements Wish {}

    /** How STORE changes flags. */
    enum How {
        REPLACE(""),
        ADD("+"),
        REMOVE("-");

        final String sign;

        How(String sign) {
            this.sign = sign;
        }
    }

    record Store(
            long mailbox, List<Long> uids, How how, Set<String> flags, OptionalLong unchangedSince)
            implements Wish {}

    record Expunge(long mailbox, List<Long> uids) implements Wish {}

    record Copy(long mailbox, List<Long> uids, String target, boolean isMove) implements Wish {}

    record Create(String name) implements Wish {}

    record Delete(String name) implements Wish {}

    record Rename(String from, String to) implements Wish {}

    record Subscribe(String name, boolean isSubscribed) implements Wish {}
}
