package io.culver.model;

/** Why a service refuses. The only error taxonomy that services share. RFC 5530 §3 */
public enum MailError {
    /** The name is taken. */
    ALREADY_EXISTS,
    /** Unknown user or wrong password: never told apart. */
    AUTHENTICATION_FAILED,
    /** The request can never succeed, whoever asks. */
    CANNOT,
    /** Stored data contradict themselves; a person must look. */
    CORRUPTION,
    /** A mailbox that still has children cannot go. */
    HAS_CHILDREN,
    /** The request itself makes no sense: a fault of the caller's code. */
    INVALID,
    /** A documented limit would be passed. */
    LIMIT,
    /** No such account. */
    NO_SUCH_ACCOUNT,
    /** The mailbox that is asked about does not exist, or no longer. */
    NO_SUCH_MAILBOX,
    /** The message is no longer there. */
    NO_SUCH_MESSAGE,
    /** The mailbox to copy, move or append to does not exist, but could be created. */
    NO_SUCH_TARGET,
    /** The account may not hold more. */
    OVER_QUOTA,
    /** The caller may not do this. */
    PERMISSION_DENIED,
    /** The message is larger than we take. */
    TOO_BIG,
    /** The mailbox cannot have the special use that is asked for. RFC 6154 §3 */
    USE_REFUSED,
    /**
     * Something that we depend on does not answer; the request may have been carried out or not.
     */
    OUTCOME_UNKNOWN,
    /** Something that we depend on does not answer; the request was not carried out. */
    UNAVAILABLE
}
