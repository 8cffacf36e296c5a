package io.culver.mime;

import io.culver.model.BodyFields;
import io.culver.model.RawText;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Optional;

/** The text of a part: transfer encoding and character set decoded, HTML made plain. */
public final class PartText {
    private PartText() {}

    /**
     * The text of a part of this kind, decoded as it is read; of HTML, up to {@link
     * MimeLimits#HTML_TEXT_MAX} at once. Empty if the part is no text or its encoding is unknown.
     *
     * @param body its octets as they are in the message
     */
    public static Optional<Reader> of(BodyFields fields, InputStream body) throws IOException {
        return of(fields, body, HtmlText::of);
    }

    /** The same, and of HTML also where its links lead. */
    static Optional<Reader> withLinks(BodyFields fields, InputStream body) throws IOException {
        return of(fields, body, HtmlText::withLinks);
    }

    private static Optional<Reader> of(BodyFields fields, InputStream body, Html html)
            throws IOException {
        Optional<TransferEncoding> encoding = TransferEncoding.of(fields.encoding());
        if (!fields.type().octets().equalsIgnoreCase("text") || encoding.isEmpty()) {
            return Optional.empty();
        }
        String charset = fields.parameter("charset").map(RawText::octets).orElse("");
        Reader text = Charsets.reader(encoding.get().decode(body), charset);
        return Optional.of(fields.is("text", "html") ? new StringReader(html.textOf(text)) : text);
    }

    /** Makes HTML plain. */
    private interface Html {
        String textOf(Reader html) throws IOException;
    }
}
