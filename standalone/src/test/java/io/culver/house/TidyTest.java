package io.culver.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** STYLE.md's rules about files, read off the source tree. */
class TidyTest {
    private static final int MAX_FILE_LINES = 500;
    private static final int MAX_METHOD_LINES = 60;
    private static final Pattern BANNED_NAME =
            Pattern.compile("\\w*(Impl|Manager|Helper|Utils?|Base|Data|Info)");
    // Built from halves, so that this file passes its own test.
    private static final Pattern LEFTOVER =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    // RFC822 is a word of the protocol itself, and begins names of libraries.
    private static final Pattern RFC = Pattern.compile("\\bRFC(?!822(?!\\d))");
    private static final Pattern CITATION = Pattern.compile(" \\d{3,5}(?!\\d)(?!,? ?[Ss]ec).*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");

    private final SourceTree tree = SourceTree.here();

    @Test
    void filesAreShort() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : tree.javaFiles()) {
            int lines = SourceTree.lines(file).size();
            if (lines > MAX_FILE_LINES) {
                tooLong.add(tree.name(file) + ": " + lines + " lines");
            }
        }
        assertNone(tooLong);
    }

    @Test
    void methodsAreShortAndClassesAreNamedForWhatTheyAre() throws IOException {
        List<String> faults = new ArrayList<>();
        parse((file, unit) -> {
            SourcePositions positions = unit.positions();
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
                    long lines = unit.lines(method, positions);
                    if (lines > MAX_METHOD_LINES) {
                        faults.add(file + " " + method.getName() + ": " + lines + " lines");
                    }
                    return super.visitMethod(method, null);
                }

                @Override
                public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
                    if (BANNED_NAME.matcher(type.getSimpleName()).matches()) {
                        faults.add(file + ": name it for what it is: " + type.getSimpleName());
                    }
                    return super.visitClass(type, null);
                }
            }.scan(unit.tree(), null);
        });
        assertNone(faults);
    }

    @Test
    void nothingIsLeftForLater() {
        List<String> left = new ArrayList<>();
        for (Path file : tree.files(TidyTest::isText)) {
            eachLine(
                    file,
                    (number, line) -> {
                        if (LEFTOVER.matcher(line).find()) {
                            left.add(tree.name(file) + ":" + number + ": " + line.strip());
                        }
                    });
        }
        assertNone(left);
    }

    @Test
    void citationsAreWellFormed() {
        List<String> malformed = new ArrayList<>();
        for (Path file : tree.javaFiles()) {
            eachLine(
                    file,
                    (number, line) -> {
                        Matcher rfc = RFC.matcher(line);
                        while (rfc.find()) {
                            String rest = line.substring(rfc.start() + 3);
                            boolean wraps = rest.isBlank();
                            boolean isWord =
                                    !rest.isEmpty()
                                            && !" 0123456789§-".contains(rest.substring(0, 1));
                            if (!wraps && !isWord && !isCitation(rest)) {
                                malformed.add(tree.name(file) + ":" + number + ": " + line.strip());
                            }
                        }
                    });
        }
        assertNone(malformed);
    }

    /** {@code 9051 §6.4.7}, or the bare number; a word after {@code RFC } is prose. */
    private static boolean isCitation(String rest) {
        boolean isProse =
                rest.length() > 1 && rest.startsWith(" ") && !Character.isDigit(rest.charAt(1));
        return isProse || (CITATION.matcher(rest).matches() && !rest.contains("§ "));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<String> silent = new ArrayList<>();
        Set<Path> packages = new TreeSet<>();
        tree.javaFiles().forEach(file -> packages.add(parent(file)));
        for (Path folder : packages) {
            Path declaration = folder.resolve("package-info.java");
            boolean isTest = tree.name(folder).contains("src/test/");
            boolean isDeclared = Files.exists(declaration) || (isTest && isDeclaredInMain(folder));
            if (!isDeclared) {
                silent.add(tree.name(folder) + ": no package-info.java");
            } else if (Files.exists(declaration)) {
                String text = Files.readString(declaration);
                if (!text.contains("@NullMarked") || !text.startsWith("/**")) {
                    silent.add(tree.name(declaration) + ": needs Javadoc and @NullMarked");
                }
            }
        }
        assertNone(silent);
    }

    /** A package's tests share its declaration. */
    private static boolean isDeclaredInMain(Path folder) {
        String main = folder.toString().replace("/src/test/", "/src/main/");
        return Files.exists(Path.of(main, "package-info.java"));
    }

    @Test
    void documentsHaveOneTitleAndLiveLinks() {
        List<String> faults = new ArrayList<>();
        for (Path file : tree.markdownFiles()) {
            List<String> prose = withoutCode(SourceTree.lines(file));
            long titles = prose.stream().filter(line -> line.startsWith("# ")).count();
            if (titles != 1) {
                faults.add(tree.name(file) + ": " + titles + " titles");
            }
            for (String line : prose) {
                Matcher link = LINK.matcher(line);
                while (link.find()) {
                    if (!Files.exists(parent(file).resolve(link.group(1)))) {
                        faults.add(tree.name(file) + ": dead link " + link.group(1));
                    }
                }
            }
        }
        assertNone(faults);
    }

    @Test
    void everyTableIsInTheDataModel() throws IOException {
        String document = Files.readString(tree.root().resolve("docs/data-model.md"));
        List<String> missing = new ArrayList<>();
        for (Path file : tree.files(TidyTest::isTableOrSchema)) {
            String name = String.valueOf(file.getFileName()).replace(".java", "");
            if (!document.contains(name)) {
                missing.add("docs/data-model.md does not name " + name);
            }
        }
        assertNone(missing);
    }

    @Test
    void everyArchitectureDecisionIsNumberedInTurn() {
        List<Path> records = tree.files(path -> path.toString().contains("/docs/adr/"));
        for (int i = 0; i < records.size(); i++) {
            String name = String.valueOf(records.get(i).getFileName());
            String number = String.format(Locale.ROOT, "%04d-", i + 1);
            assertEquals(number, name.substring(0, Math.min(5, name.length())), name);
        }
        assertFalse(records.isEmpty(), "no records");
    }

    private static boolean isTableOrSchema(Path path) {
        String name = path.toString();
        return name.contains("mailbox-service/src/main/")
                && (name.endsWith("Table.java") || name.endsWith(".cql"));
    }

    private static boolean isText(Path path) {
        return Pattern.compile("\\.(java|proto|xml|yml|md|cql|sh|imap)$")
                .matcher(path.toString())
                .find();
    }

    private static List<String> withoutCode(List<String> lines) {
        List<String> prose = new ArrayList<>();
        boolean isCode = false;
        for (String line : lines) {
            if (line.stripLeading().startsWith("```")) {
                isCode = !isCode;
            } else if (!isCode) {
                prose.add(line);
            }
        }
        return prose;
    }

    private static void eachLine(Path file, BiConsumer<Integer, String> visitor) {
        int number = 0;
        for (String line : SourceTree.lines(file)) {
            visitor.accept(++number, line);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException("no parent: " + file);
        }
        return parent;
    }

    private void parse(BiConsumer<String, Unit> visitor) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            var files = manager.getJavaFileObjectsFromPaths(tree.javaFiles());
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, files);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                String name = tree.name(Path.of(unit.getSourceFile().toUri()));
                visitor.accept(name, new Unit(unit, positions));
            }
        }
    }

    private static void assertNone(List<String> faults) {
        assertEquals(List.of(), faults, () -> String.join("\n", faults));
    }

    /** One parsed file. */
    private record Unit(CompilationUnitTree tree, SourcePositions positions) {
        long lines(MethodTree method, SourcePositions positions) {
            long first = positions.getStartPosition(tree, method);
            long last = positions.getEndPosition(tree, method);
            return tree.getLineMap().getLineNumber(last)
                    - tree.getLineMap().getLineNumber(first)
                    + 1;
        }
    }
}
