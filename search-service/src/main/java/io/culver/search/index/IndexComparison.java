package io.culver.search.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** Holds an index against one that was made of the same mail just now: every term, every text. */
public final class IndexComparison {
    private final Side index;
    private final Side fresh;
    private final Roaring64NavigableMap both;
    private final Roaring64NavigableMap differing = new Roaring64NavigableMap();

    private IndexComparison(DirectoryReader index, DirectoryReader fresh) throws IOException {
        this.index = new Side(index);
        this.fresh = new Side(fresh);
        this.both = minus(this.index.emails, minus(this.index.emails, this.fresh.emails));
        Set<String> fields = new HashSet<>(FieldInfos.getIndexedFields(index));
        fields.addAll(FieldInfos.getIndexedFields(fresh));
        for (String field : fields) {
            compareTerms(field);
        }
        compareTexts();
    }

    /** Compares all of them. */
    public static IndexComparison of(AccountIndex index, AccountIndex fresh) throws IOException {
        return index.read(left -> fresh.read(right -> new IndexComparison(left, right)));
    }

    /** Messages that the index lacks. */
    public Roaring64NavigableMap missing() {
        return minus(fresh.emails, index.emails);
    }

    /** Messages that only the index has. */
    public Roaring64NavigableMap surplus() {
        return minus(index.emails, fresh.emails);
    }

    /** Messages of which the index says something else. */
    public Roaring64NavigableMap differing() {
        return differing;
    }

    private static Roaring64NavigableMap minus(
            Roaring64NavigableMap from, Roaring64NavigableMap what) {
        var rest = new Roaring64NavigableMap();
        rest.or(from);
        rest.andNot(what);
        return rest;
    }

    /** Both dictionaries in their order, side by side. */
    private void compareTerms(String field) throws IOException {
        TermsEnum left = index.terms(field);
        TermsEnum right = fresh.terms(field);
        BytesRef l = left.next();
        BytesRef r = right.next();
        while (l != null || r != null) {
            int order = l == null ? 1 : r == null ? -1 : l.compareTo(r);
            var unlike = new Roaring64NavigableMap();
            if (order <= 0) {
                unlike.or(index.emailsOf(left));
            }
            if (order >= 0) {
                unlike.xor(fresh.emailsOf(right));
            }
            unlike.and(both);
            differing.or(unlike);
            l = order <= 0 ? left.next() : l;
            r = order >= 0 ? right.next() : r;
        }
    }

    private void compareTexts() throws IOException {
        Map<Long, BytesRef> leftLong = index.longHeaders();
        Map<Long, BytesRef> rightLong = fresh.longHeaders();
        StoredFields left = index.reader.storedFields();
        StoredFields right = fresh.reader.storedFields();
        for (var iterator = both.getLongIterator(); iterator.hasNext(); ) {
            long email = iterator.next();
            boolean isAlike =
                    Objects.equals(leftLong.get(email), rightLong.get(email))
                            && Objects.equals(
                                    body(left, index.document(email)),
                                    body(right, fresh.document(email)));
            if (!isAlike) {
                differing.addLong(email);
            }
        }
    }

    private static @Nullable BytesRef body(StoredFields texts, int document) throws IOException {
        return texts.document(document).getBinaryValue(IndexFields.BODY);
    }

    /** One of the two. */
    private static final class Side {
        private final DirectoryReader reader;
        private final Roaring64NavigableMap emails = new Roaring64NavigableMap();
        private final Map<Long, Integer> documents = new HashMap<>();

        /** By document; 0, which no email has, for one that is deleted. */
        private final long[] emailOf;

        Side(DirectoryReader reader) throws IOException {
            this.reader = reader;
            this.emailOf = new long[reader.maxDoc()];
            for (LeafReaderContext leaf : reader.leaves()) {
                NumericDocValues ids = DocValues.getNumeric(leaf.reader(), IndexFields.EMAIL_ID);
                Bits live = leaf.reader().getLiveDocs();
                while (ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if (live == null || live.get(ids.docID())) {
                        int document = leaf.docBase + ids.docID();
                        emailOf[document] = ids.longValue();
                        emails.addLong(ids.longValue());
                        documents.put(ids.longValue(), document);
                    }
                }
            }
        }

        int document(long email) {
            return documents.getOrDefault(email, 0);
        }

        TermsEnum terms(String field) throws IOException {
            Terms terms = MultiTerms.getTerms(reader, field);
            return terms == null ? TermsEnum.EMPTY : terms.iterator();
        }

        Roaring64NavigableMap emailsOf(TermsEnum term) throws IOException {
            var found = new Roaring64NavigableMap();
            PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
            for (int document = postings.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = postings.nextDoc()) {
                if (emailOf[document] != 0) {
                    found.addLong(emailOf[document]);
                }
            }
            return found;
        }

        Map<Long, BytesRef> longHeaders() throws IOException {
            Map<Long, BytesRef> all = new HashMap<>();
            for (LeafReaderContext leaf : reader.leaves()) {
                BinaryDocValues values =
                        DocValues.getBinary(leaf.reader(), IndexFields.LONG_HEADER);
                while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    all.put(
                            emailOf[leaf.docBase + values.docID()],
                            BytesRef.deepCopyOf(values.binaryValue()));
                }
            }
            return all;
        }
    }
}
