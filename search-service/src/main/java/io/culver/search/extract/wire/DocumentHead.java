package io.culver.search.extract.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What is told of a document before its octets, which follow in chunks up to an empty one.
 *
 * @param name its file name, empty if it has none
 * @param type its media type, as its message says
 */
public record DocumentHead(String name, String type) {
    /** What a worker is told of a name or a type; a longer one tells no more. */
    private static final int TEXT_MAX = 255;

    /** The most octets of one chunk. */
    public static final int CHUNK_MAX = 1 << 20;

    public DocumentHead {
        name = last(name);
        type = type.length() > TEXT_MAX ? "" : type;
    }

    /** The end of a name is what tells something: there is its extension. */
    private static String last(String name) {
        return name.substring(Math.max(0, name.length() - TEXT_MAX));
    }

    public void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(name);
        out.writeUTF(type);
    }

    public static DocumentHead readFrom(DataInputStream in) throws IOException {
        String name = in.readUTF();
        return new DocumentHead(name, in.readUTF());
    }
}
