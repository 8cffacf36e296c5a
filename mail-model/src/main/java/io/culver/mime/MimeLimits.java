package io.culver.mime;

/**
 * How far a message's content is followed. Beyond a limit the parsed view is cut, always at the
 * same place; the message's octets are never touched.
 */
public final class MimeLimits {
    /** Parts within parts; a deeper one is an opaque leaf. Readers of the tree may recurse. */
    public static final int DEPTH_MAX = 100;

    /** Parts of one message; the last of them takes all that follows. */
    public static final int PARTS_MAX = 10_000;

    /** Of one header that is parsed: Dovecot's figure, far above real mail. */
    public static final int HEADER_OCTETS_MAX = 10 << 20;

    /** Of all headers in one message that are parsed, so that nested messages do not add up. */
    public static final int HEADERS_OCTETS_MAX = 16 << 20;

    /** Lines of one header that are parsed. Cyrus keeps 1,000. */
    public static final int HEADER_LINES_MAX = 10_000;

    /** Of one field's value that are parsed. */
    public static final int FIELD_OCTETS_MAX = 1 << 20;

    /** Of a field's name: the longest line without its CRLF. RFC 5322 §2.1.1 */
    public static final int FIELD_NAME_OCTETS_MAX = 998;

    /** A header up to this size is kept beside the message, to answer without reading it. */
    public static final int KEPT_HEADER_OCTETS_MAX = 64 << 10;

    /** The longest boundary whose delimiter line is still a legal line. RFC 2046 asks for 70. */
    public static final int BOUNDARY_OCTETS_MAX = 996;

    /** Parameters of one field, pieces of RFC 2231 counted singly (CVE-2026-27859). */
    public static final int PARAMETERS_MAX = 128;

    /** Tags of one Content-Language field. */
    public static final int LANGUAGES_MAX = 128;

    /** Addresses of one envelope field (CVE-2024-23184). */
    public static final int ADDRESSES_MAX = 10_000;

    /**
     * Addresses, parameters and languages of a whole message: each costs some 400 octets of heap,
     * and ten thousand parts may each have many.
     */
    public static final int VALUES_MAX = 20_000;

    /**
     * Text in all that is shown of a message, from subjects to parameters: with what is around it
     * when it is stored and sent, it stays below the 4 MiB that gRPC carries at a time.
     */
    public static final int TEXTS_OCTETS_MAX = 1 << 20;

    /** Of one text that is shown, such as a subject: what is longer says nothing to anybody. */
    public static final int TEXT_OCTETS_MAX = 64 << 10;

    /** A type, a subtype or an encoding; a longer one is none: real ones have a third. */
    public static final int TYPE_OCTETS_MAX = 127;

    /** Of HTML as text; more tells neither a reader nor a search anything. In characters. */
    public static final int HTML_TEXT_MAX = 1 << 20;

    /** Of a plain part that are read for the preview: 256 characters, much white space allowed. */
    static final int PREVIEW_PLAIN_OCTETS_MAX = 16 << 10;

    /** Of an HTML part that are read for the preview: style sheets come before the text. */
    static final int PREVIEW_HTML_OCTETS_MAX = 256 << 10;

    private MimeLimits() {}
}
