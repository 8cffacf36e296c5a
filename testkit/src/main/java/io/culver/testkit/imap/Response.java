package io.culver.testkit.imap;

import java.util.List;

/** What a command brought: the untagged responses in order, and the tagged one. RFC 9051 §7 */
public record Response(List<ResponseLine> untagged, ResponseLine tagged) {
    public Response {
        untagged = List.copyOf(untagged);
    }

    public boolean isOk() {
        return status().startsWith("OK ");
    }

    /** The tagged response without its tag: {@code OK [READ-WRITE] SELECT completed}. */
    public String status() {
        String text = tagged.text();
        return text.substring(text.indexOf(' ') + 1);
    }

    /**
     * This response, if it is OK.
     *
     * @throws IllegalStateException otherwise, with the server's text
     */
    public Response orThrow() {
        if (!isOk()) {
            throw new IllegalStateException("refused: " + status());
        }
        return this;
    }
}
