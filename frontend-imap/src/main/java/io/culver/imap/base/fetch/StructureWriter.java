package io.culver.imap.base.fetch;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.BodyFields;
import io.culver.model.BodyFields.Parameter;
import io.culver.model.BodyPart;
import io.culver.model.RawText;
import java.util.List;

/** Writes {@code body}, with {@code body-ext-1part} and {@code -mpart} or without. RFC 9051 §9 */
final class StructureWriter {

    private final ResponseWriter out;
    private final boolean isExtended;

    StructureWriter(ResponseWriter out, boolean isExtended) {
        this.out = out;
        this.isExtended = isExtended;
    }

    /** As deep as the tree, which ingestion bounds. */
    void write(BodyPart part) {
        out.atom("(");
        switch (part) {
            case BodyPart.Leaf leaf -> leaf(leaf);
            case BodyPart.Embedded embedded -> embedded(embedded);
            case BodyPart.Multipart multipart -> multipart(multipart);
        }
        out.atom(")");
    }

    private void leaf(BodyPart.Leaf leaf) {
        basic(leaf);
        if (leaf.fields().type().octets().equalsIgnoreCase("text")) {
            out.space().number(leaf.lines());
        }
        extension(leaf.fields());
    }

    private void embedded(BodyPart.Embedded embedded) {
        basic(embedded);
        Envelopes.write(embedded.envelope(), out.space());
        out.space();
        write(embedded.content());
        out.space().number(embedded.lines());
        extension(embedded.fields());
    }

    private void multipart(BodyPart.Multipart multipart) {
        multipart.parts().forEach(this::write);
        BodyFields fields = multipart.fields();
        out.space().string(fields.subtype());
        if (isExtended) {
            parameters(fields.parameters(), out.space());
            dispositionAndLater(fields);
        }
    }

    /** {@code body-type-basic} as far as {@code body-fld-octets}. */
    private void basic(BodyPart part) {
        BodyFields fields = part.fields();
        out.string(fields.type()).space().string(fields.subtype());
        parameters(fields.parameters(), out.space());
        Envelopes.nstring(fields.id(), out.space());
        Envelopes.nstring(fields.description(), out.space());
        out.space().string(fields.encoding()).space().number(part.body().length());
    }

    /** {@code body-ext-1part} */
    private void extension(BodyFields fields) {
        if (isExtended) {
            Envelopes.nstring(fields.md5(), out.space());
            dispositionAndLater(fields);
        }
    }

    private void dispositionAndLater(BodyFields fields) {
        out.space();
        fields.disposition()
                .ifPresentOrElse(
                        disposition -> {
                            out.atom("(").string(disposition.type());
                            parameters(disposition.parameters(), out.space());
                            out.atom(")");
                        },
                        out::nil);
        out.space();
        languages(fields.languages());
        Envelopes.nstring(fields.location(), out.space());
    }

    /** {@code body-fld-lang = nstring / "(" string *(SP string) ")"} */
    private void languages(List<RawText> languages) {
        if (languages.isEmpty()) {
            out.nil();
        } else if (languages.size() == 1) {
            out.string(languages.getFirst());
        } else {
            out.list(languages, out::string);
        }
    }

    /** {@code body-fld-param = "(" string SP string *(SP string SP string) ")" / nil} */
    private static void parameters(List<Parameter> parameters, ResponseWriter out) {
        if (parameters.isEmpty()) {
            out.nil();
            return;
        }
        out.list(
                parameters,
                parameter -> out.string(parameter.name()).space().string(parameter.value()));
    }
}
