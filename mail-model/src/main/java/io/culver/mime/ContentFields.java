package io.culver.mime;

import io.culver.model.BodyFields;
import io.culver.model.BodyFields.Disposition;
import io.culver.model.BodyFields.Parameter;
import io.culver.model.RawText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a header says of its part's content. RFC 2045 §3 */
final class ContentFields {
    private static final RawText SEVEN_BIT = new RawText("7bit");
    private static final Parameter US_ASCII =
            new Parameter(new RawText("charset"), new RawText("us-ascii"));

    /** {@code type "/" subtype *(";" parameter)} RFC 2045 §5.1 */
    private record ContentType(RawText type, RawText subtype, List<Parameter> parameters) {}

    private static final ContentType TEXT = contentType("text", "plain", List.of(US_ASCII));
    private static final ContentType MESSAGE = contentType("message", "rfc822", List.of());

    /** Of a part without a header. */
    static final BodyFields PLAIN_TEXT = of(new HeaderBlock(List.of()), false, new Allowance(0, 0));

    private ContentFields() {}

    /**
     * @param inDigest whether the default is message/rfc822, not text/plain. RFC 2046 §5.1.5
     */
    static BodyFields of(HeaderBlock header, boolean inDigest, Allowance allowance) {
        ContentType type =
                header.value("Content-Type")
                        .map(value -> contentType(value, allowance))
                        .orElse(inDigest ? MESSAGE : TEXT);
        return new BodyFields(
                type.type(),
                type.subtype(),
                type.parameters(),
                allowance.cut(header.value("Content-ID")),
                allowance.cut(header.value("Content-Description")),
                header.value("Content-Transfer-Encoding")
                        .flatMap(value -> encoding(value, allowance))
                        .orElse(SEVEN_BIT),
                allowance.cut(header.value("Content-MD5")),
                header.value("Content-Disposition").flatMap(value -> disposition(value, allowance)),
                header.value("Content-Language")
                        .map(value -> languages(value, allowance))
                        .orElse(List.of()),
                allowance.cut(header.value("Content-Location")));
    }

    /**
     * The same part as one that is not looked into: BODYSTRUCTURE has no form for a multipart or a
     * message without what is inside. RFC 2049 §2
     */
    static BodyFields opaque(BodyFields fields) {
        return new BodyFields(
                new RawText("application"),
                new RawText("octet-stream"),
                List.of(),
                fields.id(),
                fields.description(),
                fields.encoding(),
                fields.md5(),
                fields.disposition(),
                fields.languages(),
                fields.location());
    }

    /** A field that cannot be read is taken for text/plain. RFC 2045 §5.2 */
    private static ContentType contentType(RawText value, Allowance allowance) {
        var in = new FieldCursor(value.octets());
        in.space();
        String type = in.token();
        in.space();
        boolean slash = in.take('/');
        in.space();
        String subtype = in.token();
        List<Parameter> parameters = MimeParameters.read(in, allowance);
        if (!slash || !isType(type) || !isType(subtype) || !allowance.takeTexts(type, subtype)) {
            return withCharset(contentType("text", "plain", parameters));
        }
        return withCharset(contentType(type, subtype, parameters));
    }

    private static boolean isType(String token) {
        return !token.isEmpty() && token.length() <= MimeLimits.TYPE_OCTETS_MAX;
    }

    private static ContentType contentType(
            String type, String subtype, List<Parameter> parameters) {
        return new ContentType(new RawText(type), new RawText(subtype), parameters);
    }

    /** text/plain without a charset is in US-ASCII. RFC 2046 §4.1.2 */
    private static ContentType withCharset(ContentType type) {
        boolean plain =
                type.type().octets().equalsIgnoreCase("text")
                        && type.subtype().octets().equalsIgnoreCase("plain");
        if (!plain || type.parameters().stream().anyMatch(ContentFields::isCharset)) {
            return type;
        }
        var parameters = new ArrayList<>(type.parameters());
        parameters.add(US_ASCII);
        return new ContentType(type.type(), type.subtype(), parameters);
    }

    private static boolean isCharset(Parameter parameter) {
        return parameter.name().octets().equalsIgnoreCase("charset");
    }

    /** One that is known costs nothing: without it the octets could not be decoded. */
    private static Optional<RawText> encoding(RawText value, Allowance allowance) {
        var in = new FieldCursor(value.octets());
        in.space();
        String token = in.token();
        if (!isType(token)) {
            return Optional.empty();
        }
        var encoding = new RawText(token);
        boolean isKnown = TransferEncoding.of(encoding).isPresent();
        return isKnown || allowance.takeTexts(token) ? Optional.of(encoding) : Optional.empty();
    }

    /** {@code disposition-type *(";" disposition-parm)} RFC 2183 §2 */
    private static Optional<Disposition> disposition(RawText value, Allowance allowance) {
        var in = new FieldCursor(value.octets());
        in.space();
        String type = in.token();
        if (!isType(type) || !allowance.takeTexts(type)) {
            return Optional.empty();
        }
        return Optional.of(new Disposition(new RawText(type), MimeParameters.read(in, allowance)));
    }

    /** {@code Language-List = Language-Tag *("," Language-Tag)} RFC 3282 §2 */
    private static List<RawText> languages(RawText value, Allowance allowance) {
        var in = new FieldCursor(value.octets());
        var languages = new ArrayList<RawText>();
        while (!in.atEnd() && languages.size() < MimeLimits.LANGUAGES_MAX) {
            in.space();
            String tag = in.token();
            if (!tag.isEmpty() && allowance.takeValue(tag)) {
                languages.add(new RawText(tag));
            }
            in.until(",");
            in.take(',');
        }
        return languages;
    }
}
