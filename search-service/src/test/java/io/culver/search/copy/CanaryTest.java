package io.culver.search.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.search.ingest.MemoryFeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word that only one account's mail has is in no other account's files. */
class CanaryTest {
    private static final int ACCOUNTS = 6;
    private static final int ROUNDS = 4;

    @TempDir private Path folder;
    private final MemoryFeed feed = new MemoryFeed();
    private final MemoryCopies copies = new MemoryCopies();

    @Test
    void noTermOfAnAccountIsInTheFilesOfAnother() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            Path disk = folder.resolve("disk" + round / 2);
            try (var node = new SearchNode(disk, feed, copies)) {
                for (int i = 0; i < ACCOUNTS; i++) {
                    ModSeq head = append(i);
                    var own = new SearchCriteria.Body(canary(i));
                    assertEquals(head.value(), node.find(account(i), own, head).size());
                }
            }
            for (int i = 0; i < ACCOUNTS; i++) {
                assertHoldsItsOwnOnly(disk, i);
            }
        }
        Set<CopyFile> all = new HashSet<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            for (CopyFile file : copies.copy(account(i)).files()) {
                assertTrue(all.add(file), "a file of two accounts");
            }
        }
    }

    private ModSeq append(int of) {
        String word = canary(of);
        String message = "Subject: about " + word + "\r\nX-" + word + ": is\r\n\r\nwith " + word;
        ModSeq head = ModSeq.ZERO;
        for (int i = 0; i < 5; i++) {
            head = feed.append(account(of), message);
        }
        return head;
    }

    private static void assertHoldsItsOwnOnly(Path disk, int of) throws IOException {
        List<String> texts = texts(disk.resolve(account(of).toString()));
        assertTrue(texts.stream().anyMatch(text -> text.contains(canary(of))));
        for (int other = 0; other < ACCOUNTS; other++) {
            String canary = canary(other);
            assertFalse(
                    other != of && texts.stream().anyMatch(text -> text.contains(canary)),
                    canary + " is in the index of " + of);
        }
    }

    /** Every term, and every text that is stored. */
    private static List<String> texts(Path index) throws IOException {
        List<String> texts = new ArrayList<>();
        try (var directory = FSDirectory.open(index);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                addTerms(leaf.reader(), texts);
                for (int document = 0; document < leaf.reader().maxDoc(); document++) {
                    for (IndexableField field : leaf.reader().storedFields().document(document)) {
                        texts.add(text(field.binaryValue()));
                    }
                }
            }
        }
        return texts;
    }

    private static void addTerms(LeafReader leaf, List<String> texts) throws IOException {
        for (FieldInfo field : leaf.getFieldInfos()) {
            if (leaf.terms(field.name) != null) {
                TermsEnum terms = leaf.terms(field.name).iterator();
                for (BytesRef term = terms.next(); term != null; term = terms.next()) {
                    texts.add(text(term));
                }
            }
        }
    }

    /** Octet by octet: terms need be no UTF-8. */
    private static String text(BytesRef octets) {
        return new String(octets.bytes, octets.offset, octets.length, StandardCharsets.ISO_8859_1);
    }

    private static AccountId account(int of) {
        return new AccountId(new UUID(1, of));
    }

    private static String canary(int of) {
        return "canary" + "abcdefghij".charAt(of) + "xq";
    }
}
