package io.culver.imap.netty;

/** Told along the pipeline when something that stopped reading no longer does. */
enum Resume {
    READING
}
