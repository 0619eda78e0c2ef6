import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Classes compiled for Java 5 and before have no stack maps: the cache refuses them, and each start verifies them the
/// long way. They get the maps that a compiler of today would have written; their code stays as it is.
record OldClasses(ZipFile jar) {
    /// The first version that has stack maps, and the one given.
    private static final int MAPPED = 50;

    private static final int GIVEN = ClassFile.JAVA_8_VERSION;
    private static final int MAJOR = 7;

    /// The class as it was where it is new enough, or where the maps cannot be told.
    byte[] renew(byte[] bytes) {
        if (bytes[MAJOR] >= MAPPED) {
            return bytes;
        }
        ClassHierarchyResolver known = ClassHierarchyResolver.ofResourceParsing(type -> open(type.descriptorString()))
                .orElse(ClassHierarchyResolver.defaultResolver());
        ClassFile files = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS, ClassFile.ClassHierarchyResolverOption.of(known));
        try {
            byte[] renewed = files.transformClass(
                    files.parse(bytes),
                    ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                            .andThen((out, part) -> {
                                if (part instanceof ClassFileVersion) {
                                    out.withVersion(GIVEN, 0);
                                } else {
                                    out.with(part);
                                }
                            }));
            return files.verify(renewed).isEmpty() ? renewed : bytes;
        } catch (IllegalArgumentException noWay) {
            return bytes;
        }
    }

    /// The class in this jar, or nothing; `descriptor` is `Lpackage/Name;`.
    private InputStream open(String descriptor) {
        ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
