package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Flag;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code PERMANENTFLAGS}: the flags that the client can change for good. RFC 9051 §7.1
 *
 * @param isReadOnly whether there are none
 */
public record PermanentFlags(List<Flag> keywords, boolean isReadOnly) implements ResponseCode {

    /** Keywords that a mailbox can have; from then on {@code \*} is not offered. */
    public static final int MAX_KEYWORDS = 128;

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("PERMANENTFLAGS").space().list(names(), out::atom);
    }

    private List<String> names() {
        if (isReadOnly) {
            return List.of();
        }
        List<String> names = new ArrayList<>(MailboxFlags.all(keywords));
        if (keywords.size() < MAX_KEYWORDS) {
            names.add("\\*");
        }
        return names;
    }
}
