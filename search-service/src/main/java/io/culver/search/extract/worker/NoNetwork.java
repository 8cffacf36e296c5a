package io.culver.search.extract.worker;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** Opens nothing. */
final class NoNetwork extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        throw new IOException("not from here");
    }
}
