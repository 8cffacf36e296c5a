package io.culver.mime;

import io.culver.model.RawText;

/**
 * A subject without what replying, forwarding and mailing lists add to it. RFC 5256 §2.1
 *
 * @param text as the sender wrote it, in any case
 * @param isReply whether something was removed that a reply or a forwarded message has
 */
public record BaseSubject(String text, boolean isReply) {
    private static final String TRAILER = "(fwd)";
    private static final String FORWARD = "[fwd:";

    /** The base subject of a Subject field's value. Time is linear in it. */
    public static BaseSubject of(RawText subject) {
        var rest = new Rest(oneLine(EncodedWords.decode(subject)));
        do {
            rest.dropTrailers();
            rest.dropLeaders();
        } while (rest.unwrapForward());
        return new BaseSubject(rest.text.substring(rest.start, rest.end), rest.isReply);
    }

    /** Step 1: tabs, continuations and several spaces become one space. */
    private static String oneLine(String decoded) {
        var line = new StringBuilder(decoded.length());
        for (int at = 0; at < decoded.length(); at++) {
            char c = decoded.charAt(at);
            boolean isSpace = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            boolean isAfterSpace = !line.isEmpty() && line.charAt(line.length() - 1) == ' ';
            if (!isSpace) {
                line.append(c);
            } else if (!isAfterSpace) {
                line.append(' ');
            }
        }
        return line.toString();
    }

    /** What is left of a subject: the steps take from both of its ends. */
    private static final class Rest {
        private final String text;
        private int start;
        private int end;
        private boolean isReply;

        Rest(String text) {
            this.text = text;
            this.end = text.length();
        }

        /** Step 2: {@code subj-trailer = "(fwd)" / WSP} */
        void dropTrailers() {
            while (end > start) {
                if (text.charAt(end - 1) == ' ') {
                    end--;
                } else if (end - start >= TRAILER.length() && is(TRAILER, end - TRAILER.length())) {
                    end -= TRAILER.length();
                    isReply = true;
                } else {
                    return;
                }
            }
        }

        /**
         * Steps 3 to 5: {@code subj-leader = (*subj-blob subj-refwd) / WSP}, and each {@code
         * subj-blob} that leaves something behind it.
         */
        void dropLeaders() {
            while (true) {
                start = spaces(start);
                int last = start;
                int blobs = start;
                for (int next = blob(blobs); next > blobs; next = blob(blobs)) {
                    last = blobs;
                    blobs = next;
                }
                int reply = replyMark(blobs);
                if (reply == blobs) {
                    start = blobs == end ? last : blobs;
                    return;
                }
                start = reply;
                isReply = true;
            }
        }

        /** Step 6: {@code subj-fwd = "[fwd:" subject "]"} */
        boolean unwrapForward() {
            boolean isForward =
                    end - start > FORWARD.length()
                            && is(FORWARD, start)
                            && text.charAt(end - 1) == ']';
            if (isForward) {
                start += FORWARD.length();
                end--;
                isReply = true;
            }
            return isForward;
        }

        /** {@code subj-refwd = ("re" / ("fw" ["d"])) *WSP [subj-blob] ":"}: where it ends. */
        private int replyMark(int at) {
            int word = is("fwd", at) ? 3 : is("re", at) || is("fw", at) ? 2 : 0;
            int colon = blob(spaces(at + word));
            return word > 0 && is(":", colon) ? colon + 1 : at;
        }

        /** {@code subj-blob = "[" *BLOBCHAR "]" *WSP}: where it ends. */
        private int blob(int at) {
            if (!is("[", at)) {
                return at;
            }
            int close = at + 1;
            while (close < end && text.charAt(close) != '[' && text.charAt(close) != ']') {
                close++;
            }
            return is("]", close) ? spaces(close + 1) : at;
        }

        private int spaces(int from) {
            int at = from;
            while (is(" ", at)) {
                at++;
            }
            return at;
        }

        private boolean is(String word, int at) {
            return at + word.length() <= end
                    && text.regionMatches(true, at, word, 0, word.length());
        }
    }
}
