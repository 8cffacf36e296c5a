package io.culver.perf.lucene;

import io.culver.search.index.IndexFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * Asks the index that a search service has made by Lucene's own queries, on one thread, for a part
 * of a word; counts what it finds, and answers nobody.
 */
public final class LuceneItself implements AutoCloseable {
    private static final double NANOS_IN_MILLI = 1_000_000;

    private final DirectoryReader index;

    private LuceneItself(DirectoryReader index) {
        this.index = index;
    }

    /** Opens what was committed of the largest index anywhere below a directory. */
    public static LuceneItself open(Path directory) throws IOException {
        DirectoryReader largest = null;
        for (Path path : indexes(directory)) {
            var reader = DirectoryReader.open(FSDirectory.open(path));
            if (largest == null || reader.numDocs() > largest.numDocs()) {
                largest = reader;
            }
        }
        if (largest == null) {
            throw new IllegalStateException("no index in " + directory);
        }
        return new LuceneItself(largest);
    }

    private static List<Path> indexes(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.getFileName().toString().startsWith("segments_"))
                    .map(Path::getParent)
                    .toList();
        }
    }

    /** Milliseconds to find the bodies that have this plain text within a word. */
    public double millis(String part) throws IOException {
        var anywhere = new Term(IndexFields.BODY_TERMS, "*" + part.toLowerCase(Locale.ROOT) + "*");
        Query query = new WildcardQuery(anywhere);
        long begin = System.nanoTime();
        int found = new IndexSearcher(index).count(query);
        double millis = (System.nanoTime() - begin) / NANOS_IN_MILLI;
        if (found == 0) {
            throw new IllegalStateException("in no message: " + part);
        }
        return millis;
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
