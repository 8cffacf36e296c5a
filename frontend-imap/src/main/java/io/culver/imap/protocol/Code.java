package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;

/** The response codes that are a word and nothing more. RFC 9051 §7.1, RFC 5530 §3 */
public enum Code implements ResponseCode {
    ALREADYEXISTS,
    AUTHENTICATIONFAILED,
    AUTHORIZATIONFAILED,
    CANNOT,
    CLOSED,
    COMPRESSIONACTIVE,
    CONTACTADMIN,
    CORRUPTION,
    EXPUNGEISSUED,
    HASCHILDREN,
    LIMIT,
    NONEXISTENT,
    NOPERM,
    OVERQUOTA,
    PARSE,
    PRIVACYREQUIRED,
    READ_ONLY,
    READ_WRITE,
    SERVERBUG,
    TOOBIG,
    TRYCREATE,
    UIDREQUIRED,
    UNAVAILABLE,
    UNKNOWN_CTE,
    USEATTR;

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom(name().replace('_', '-'));
    }
}
