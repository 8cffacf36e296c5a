package io.culver.search.copy;

import io.culver.model.Octets;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/** What is to be known of an index's files. */
final class CopyFiles {
    /** Begins the name of the file that makes the others an index. */
    static final String SEGMENTS = "segments_";

    /** Before it has its name. */
    static final String PENDING = "pending_";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)?");

    private CopyFiles() {}

    /** Whether it is a name that Lucene gives: nothing that leads elsewhere. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.equals("write.lock");
    }

    /**
     * Names a file by its header, which has a random id, and its footer, which has a checksum of
     * all of it: the name alone is given again when an index is made again.
     */
    static Octets identity(Directory directory, String name) throws IOException {
        try (IndexInput file = directory.openInput(name, IOContext.READONCE)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(CodecUtil.readIndexHeader(file));
            sha256.update(CodecUtil.readFooter(file));
            return Octets.wrap(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
