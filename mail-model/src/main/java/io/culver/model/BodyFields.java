package io.culver.model;

import java.util.List;
import java.util.Optional;

/**
 * What a part's MIME header says, as BODYSTRUCTURE shows it. Type, subtype and encoding have their
 * defaults where the header lacks them. {@code body-fields}, {@code body-ext-1part} RFC 9051 §9
 */
public record BodyFields(
        RawText type,
        RawText subtype,
        List<Parameter> parameters,
        Optional<RawText> id,
        Optional<RawText> description,
        RawText encoding,
        Optional<RawText> md5,
        Optional<Disposition> disposition,
        List<RawText> languages,
        Optional<RawText> location) {
    public BodyFields {
        parameters = List.copyOf(parameters);
        languages = List.copyOf(languages);
    }

    /** Whether the part is of this type and subtype, in any case. */
    public boolean is(String type, String subtype) {
        return this.type.octets().equalsIgnoreCase(type)
                && this.subtype.octets().equalsIgnoreCase(subtype);
    }

    /** The value of the parameter of this name, in any case. */
    public Optional<RawText> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().octets().equalsIgnoreCase(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** A name and its value, RFC 2231 pieces joined. RFC 2045 §5.1 */
    public record Parameter(RawText name, RawText value) {}

    /** {@code body-fld-dsp}: inline, attachment and the like. RFC 2183 §2 */
    public record Disposition(RawText type, List<Parameter> parameters) {
        public Disposition {
            parameters = List.copyOf(parameters);
        }
    }
}
