package io.culver.imap.netty;

import java.nio.file.Path;

/**
 * A server's certificate: files in PEM.
 *
 * @param chain the server's own certificate first
 * @param key not encrypted
 */
public record TlsFiles(Path chain, Path key) {}
