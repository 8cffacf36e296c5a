package io.culver.search.index;

import io.culver.mime.Folding;
import io.culver.mime.text.MailText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/** Makes a message's document, field by field as {@link IndexFields} says. */
final class MailDocument {
    private final Document document = new Document();
    private final Set<String> names = new HashSet<>();
    private final BytesRefBuilder longHeader = new BytesRefBuilder();
    private final Map<String, CountedTerms> headerWords = new TreeMap<>();

    private MailDocument() {}

    static Document of(MailText mail) {
        var made = new MailDocument();
        long id = mail.email().value();
        made.document.add(new StringField(IndexFields.ID, IndexFields.id(id), Store.NO));
        made.document.add(new NumericDocValuesField(IndexFields.EMAIL_ID, id));
        mail.header().forEach(made::addField);
        mail.partHeader().forEach(text -> made.addNameless(Folding.fold(text)));
        if (made.longHeader.length() > 0) {
            made.document.add(
                    new BinaryDocValuesField(
                            IndexFields.LONG_HEADER, made.longHeader.toBytesRef()));
        }
        made.addBody(mail.body());
        made.headerWords.forEach((field, words) -> made.document.add(words.field(field)));
        if (mail.skipped() != 0) {
            made.document.add(new NumericDocValuesField(IndexFields.SKIPPED, mail.skipped()));
        }
        return made.document;
    }

    private void addField(MailText.Field field) {
        String name = Folding.fold(field.name());
        String value = Folding.fold(field.value());
        String line = name + ": " + value;
        IndexFields.headerWords(name).ifPresent(words -> addWords(words, value));
        if (!MailText.isFieldName(name)) {
            addNameless(line);
            return;
        }
        if (names.add(name)) {
            document.add(new StringField(IndexFields.HEADER_NAME, name, Store.NO));
        }
        addLine(new BytesRef(line));
    }

    private void addWords(String field, String value) {
        TextTerms.eachFuzzy(
                value,
                term -> headerWords.computeIfAbsent(field, _ -> new CountedTerms()).add(term));
    }

    private void addNameless(String text) {
        var line = new BytesRefBuilder();
        line.append(IndexFields.NAMELESS);
        line.append(new BytesRef(text));
        addLine(line.toBytesRef());
    }

    private void addLine(BytesRef line) {
        if (line.length <= IndexWriter.MAX_TERM_LENGTH) {
            document.add(new StringField(IndexFields.HEADER, line, Store.NO));
        } else {
            longHeader.append(line);
            longHeader.append(IndexFields.END);
        }
    }

    private void addBody(List<String> texts) {
        var terms = new CountedTerms();
        Set<String> pairs = new HashSet<>();
        var body = new BytesRefBuilder();
        for (String text : texts) {
            String folded = Folding.fold(text);
            List<Run> runs = Run.of(folded);
            TextTerms.each(runs, terms::add);
            TextTerms.addPairs(runs, pairs);
            body.append(new BytesRef(folded));
            body.append(IndexFields.END);
        }
        if (body.length() > 0) {
            document.add(terms.field(IndexFields.BODY_TERMS));
            pairs.forEach(
                    pair -> document.add(new StringField(IndexFields.BODY_PAIRS, pair, Store.NO)));
            document.add(new StoredField(IndexFields.BODY, body.toBytesRef()));
        }
    }
}
