import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What of a jar can be loaded by somebody who uses one class of it: whatever name of a class stands anywhere in it, in
/// those, and so on. Not for jars that make up names of classes while they run.
record Reached(ZipFile jar) {
    /// A name alone, or inside a descriptor.
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_$]+(/[a-zA-Z0-9_$]+)+");

    /// The entries.
    Set<String> from(String first) throws IOException {
        Set<String> found = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(first + ".class"));
        while (!next.isEmpty()) {
            String name = next.pop();
            ZipEntry entry = jar.getEntry(name);
            if (entry != null && found.add(name)) {
                addNames(jar.getInputStream(entry).readAllBytes(), next);
            }
        }
        if (found.isEmpty()) {
            throw new IOException("no " + first + " in " + jar.getName());
        }
        return found;
    }

    private static void addNames(byte[] bytes, Deque<String> to) {
        for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
            if (entry instanceof Utf8Entry text) {
                Matcher names = NAME.matcher(text.stringValue());
                while (names.find()) {
                    to.push(names.group() + ".class");
                    if (names.group().startsWith("L")) {
                        to.push(names.group().substring(1) + ".class");
                    }
                }
            }
        }
    }
}
