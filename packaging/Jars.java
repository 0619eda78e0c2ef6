import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The jars of the program, without what does nothing in it, and those of JavaFX, which become part of its Java.
///
/// @param program the folder of the program's jars
/// @param own the one among them that is Hearth's window
/// @param javafx those of this system
record Jars(Path program, Path own, List<Path> javafx) {
    /// Marks for compilers and readers; nobody asks for them at run time.
    private static final List<String> MARKS = List.of(
            "jspecify-",
            "checker-qual-",
            "error_prone_annotations-",
            "j2objc-annotations-",
            "listenablefuture-",
            "annotations-",
            "jsr305-");

    /// A large jar of which one class is used; the licence stays with it.
    private static final String BOUNCY_CASTLE = "bcprov-";

    private static final String ARGON2 = "org/bouncycastle/crypto/generators/Argon2BytesGenerator";
    private static final String LICENSE = "org/bouncycastle/LICENSE.class";

    static Jars of(Path own, Path needed, Target target, Path work) throws IOException {
        Path program = Files.createDirectories(work.resolve("jars"));
        unpackFonts(own, Files.createDirectories(program.resolve("fonts")));
        rewrite(own, program.resolve(own.getFileName()), target);
        List<Path> javafx = new ArrayList<>();
        try (Stream<Path> files = Files.list(needed)) {
            for (Path jar : files.sorted().toList()) {
                String name = jar.getFileName().toString();
                if (target.isJavafx(name)) {
                    javafx.add(jar);
                } else if (!name.startsWith("javafx-") && MARKS.stream().noneMatch(name::startsWith)) {
                    rewrite(jar, program.resolve(name), target);
                }
            }
        }
        return new Jars(program, program.resolve(own.getFileName()), javafx);
    }

    List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(program)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// JavaFX reads a file where it is; what is in a jar it copies to the temporary folder, at each start.
    private static void unpackFonts(Path own, Path to) throws IOException {
        try (ZipFile in = new ZipFile(own.toFile())) {
            for (ZipEntry entry : in.stream().filter(Jars::isOurFont).toList()) {
                Path name = Path.of(entry.getName()).getFileName();
                Files.copy(in.getInputStream(entry), to.resolve(name));
            }
        }
    }

    private static boolean isOurFont(ZipEntry entry) {
        return entry.getName().matches("chat/hearth/.+\\.ttf");
    }

    /// Which entries have a use, whatever the system.
    private static Predicate<String> used(ZipFile jar) throws IOException {
        if (!Path.of(jar.getName()).getFileName().toString().startsWith(BOUNCY_CASTLE)) {
            return _ -> true;
        }
        Set<String> reached = new Reached(jar).from(ARGON2);
        return entry -> reached.contains(entry) || entry.equals(LICENSE) || entry.equals("META-INF/MANIFEST.MF");
    }

    /// Leaves out natives of other systems, and signatures: nobody verifies them on the class path, and they are what
    /// takes long when a class of such a jar is loaded. Stores without compression, which the installer adds.
    private static void rewrite(Path from, Path to, Target target) throws IOException {
        try (ZipFile in = new ZipFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.setMethod(ZipOutputStream.STORED);
            OldClasses old = new OldClasses(in);
            Predicate<String> used = used(in);
            Enumeration<? extends ZipEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()
                        && !isOurFont(entry)
                        && used.test(entry.getName())
                        && isWanted(entry.getName(), target)) {
                    byte[] bytes = in.getInputStream(entry).readAllBytes();
                    store(out, entry.getName(), better(entry.getName(), bytes, old));
                }
            }
        }
    }

    private static boolean isWanted(String entry, Target target) {
        return !target.isForeign(entry)
                && !entry.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)")
                && !entry.matches("META-INF/(maven|proguard|native-image)/.*")
                && !entry.matches("(META-INF/versions/[0-9]+/)?module-info\\.class");
    }

    private static byte[] better(String entry, byte[] bytes, OldClasses old) throws IOException {
        if (entry.equals("META-INF/MANIFEST.MF")) {
            return withoutDigests(bytes);
        }
        return entry.endsWith(".class") ? old.renew(bytes) : bytes;
    }

    private static byte[] withoutDigests(byte[] bytes) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
        manifest.getEntries().clear();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
    }

    private static void store(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(Trees.TIME.toEpochMilli());
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
