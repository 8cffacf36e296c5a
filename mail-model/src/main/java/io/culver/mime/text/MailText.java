package io.culver.mime.text;

import io.culver.mime.MimeLimits;
import io.culver.model.EmailId;
import java.util.List;

/**
 * What one message says, decoded: all that search looks at.
 *
 * @param header the message's own header fields, each instance for itself
 * @param partHeader what the headers of its MIME parts say
 * @param body its text parts, the names of its attachments, likewise of messages in it, and what
 *     its attached documents say
 * @param skipped a number that tells whoever keeps it which of the documents are not in it, or not
 *     as a whole; 0 if all are
 */
public record MailText(
        EmailId email,
        List<Field> header,
        List<String> partHeader,
        List<String> body,
        int skipped) {
    public MailText {
        header = List.copyOf(header);
        partHeader = List.copyOf(partHeader);
        body = List.copyOf(body);
    }

    /** All of a message. */
    public MailText(EmailId email, List<Field> header, List<String> partHeader, List<String> body) {
        this(email, header, partHeader, body, 0);
    }

    /**
     * Whether a header field can be asked for by this name. RFC 5322 §2.2
     *
     * @param name folded
     */
    public static boolean isFieldName(String name) {
        return name.length() <= MimeLimits.FIELD_NAME_OCTETS_MAX
                && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':');
    }

    /** A header field: its name, and its value on one line. */
    public record Field(String name, String value) {}
}
