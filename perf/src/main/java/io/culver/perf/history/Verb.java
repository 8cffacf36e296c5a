package io.culver.perf.history;

/** What a session did. */
public enum Verb {
    LOGIN,
    /** SELECT, perhaps with QRESYNC, and then UID FETCH 1:*: all that there is. */
    SYNC,
    /** FETCH of the messages that EXISTS has told of since. */
    LEARN,
    APPEND,
    STORE,
    FETCH,
    EXPUNGE,
    COPY,
    MOVE,
    SEARCH,
    NOOP,
    IDLE,
    STATUS,
    LIST,
    CREATE,
    DELETE,
    RENAME,
    /** Not a session's: something was done to the server. */
    FAULT
}
