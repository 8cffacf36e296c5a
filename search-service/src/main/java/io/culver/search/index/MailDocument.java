package io.culver.search.index;

import io.culver.search.limits.SearchLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/** Makes a message's document, field by field as {@link IndexFields} says. */
final class MailDocument {
    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setTokenized(true);
        WORDS.setOmitNorms(true);
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        WORDS.freeze();
    }

    private final Document document = new Document();
    private final Set<String> names = new HashSet<>();
    private final BytesRefBuilder longHeader = new BytesRefBuilder();

    private MailDocument() {}

    static Document of(MailText mail) {
        var made = new MailDocument();
        long id = mail.email().value();
        made.document.add(new StringField(IndexFields.ID, IndexFields.id(id), Store.NO));
        made.document.add(new NumericDocValuesField(IndexFields.EMAIL_ID, id));
        mail.header().forEach(made::addField);
        made.addLongHeader();
        made.addWords(IndexFields.HEADER_WORDS, mail.partHeader());
        made.addWords(IndexFields.BODY_WORDS, mail.body());
        return made.document;
    }

    private void addField(MailText.Field field) {
        if (field.name().length() > SearchLimits.FIELD_NAME_CHARS) {
            return;
        }
        String name = Folding.fold(field.name());
        if (names.add(name)) {
            document.add(new StringField(IndexFields.HEADER_NAME, name, Store.NO));
        }
        BytesRef line = new BytesRef(name + ":" + Folding.foldLine(field.value()));
        if (line.length <= IndexWriter.MAX_TERM_LENGTH) {
            document.add(new StringField(IndexFields.HEADER, line, Store.NO));
        } else {
            longHeader.append(line);
            longHeader.append(IndexFields.LONG_HEADER_END);
        }
        addWords(IndexFields.HEADER_WORDS, List.of(field.name() + ": " + field.value()));
    }

    private void addLongHeader() {
        if (longHeader.length() > 0) {
            document.add(
                    new BinaryDocValuesField(IndexFields.LONG_HEADER, longHeader.toBytesRef()));
        }
    }

    private void addWords(String field, List<String> texts) {
        for (String text : texts) {
            document.add(new Field(field, WordAnalyzer.prepare(text), WORDS));
        }
    }
}
