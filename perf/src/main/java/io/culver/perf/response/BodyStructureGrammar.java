package io.culver.perf.response;

/** {@code body}: BODY and BODYSTRUCTURE. RFC 9051 §9 */
final class BodyStructureGrammar {
    private final Cursor in;

    BodyStructureGrammar(Cursor in) {
        this.in = in;
    }

    void body() {
        in.expect('(');
        if (in.sees('(')) {
            multipart();
        } else {
            part();
        }
        in.expect(')');
    }

    private void multipart() {
        do {
            body();
        } while (in.sees('('));
        in.space().string(); // media-subtype
        if (in.takes(' ')) {
            parameters();
            extensions();
        }
    }

    private void part() {
        String type = in.string();
        String subtype = in.space().string();
        in.space();
        parameters();
        in.space().nstring(); // id
        in.space().nstring(); // description
        in.space().string(); // encoding
        in.space().number(); // octets
        if (type.equalsIgnoreCase("TEXT")) {
            in.space().number(); // lines
        } else if (type.equalsIgnoreCase("MESSAGE")
                && (subtype.equalsIgnoreCase("RFC822") || subtype.equalsIgnoreCase("GLOBAL"))) {
            MessageAttributes.envelope(in.space());
            in.space();
            body();
            in.space().number(); // lines
        }
        if (in.takes(' ')) {
            in.nstring(); // md5
            extensions();
        }
    }

    /** Disposition, languages and location, each with all before it. */
    private void extensions() {
        if (!in.takes(' ')) {
            return;
        }
        if (!in.takes("NIL")) {
            in.expect('(').string();
            in.space();
            parameters();
            in.expect(')');
        }
        if (in.takes(' ')) {
            languages();
            if (in.takes(' ')) {
                in.nstring();
            }
        }
    }

    private void languages() {
        if (!in.takes('(')) {
            in.nstring();
            return;
        }
        do {
            in.string();
        } while (in.takes(' '));
        in.expect(')');
    }

    private void parameters() {
        if (in.takes("NIL")) {
            return;
        }
        in.expect('(');
        do {
            in.string();
            in.space().string();
        } while (in.takes(' '));
        in.expect(')');
    }
}
