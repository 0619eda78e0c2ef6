import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// The package for Debian and its relatives. It has no script for installing: menu entry, icons and the name on the
/// shell are files like others, which dpkg knows and takes away again.
record Deb(Tools tools, String version) {
    private static final String PROGRAM = "opt/hearth";

    Path make(Image image, Icons icons, Path out) throws IOException, InterruptedException {
        Path root = out.resolve("work/deb");
        Trees.copy(image.folder(), root.resolve(PROGRAM));
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(root.resolve("usr/bin/hearth"), Path.of("/" + PROGRAM + "/bin/hearth"));
        write(root.resolve("usr/share/applications/hearth.desktop"), MENU);
        write(root.resolve("usr/share/doc/hearth/copyright"), COPYRIGHT);
        for (int size : Icons.SIZES) {
            Path icon = root.resolve("usr/share/icons/hicolor/%1$dx%1$d/apps/hearth.png".formatted(size));
            Files.createDirectories(icon.getParent());
            Files.copy(icons.picture(size), icon);
        }
        write(root.resolve("DEBIAN/control"), control(root));
        write(root.resolve("DEBIAN/postrm"), FAREWELL);
        Files.setPosixFilePermissions(root.resolve("DEBIAN/postrm"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Trees.setTimes(root);
        Path made = out.resolve("hearth_" + version + "_" + architecture() + ".deb");
        tools.run(
                List.of("dpkg-deb", "--root-owner-group", "-Zgzip", "--build", root.toString(), made.toString()),
                out,
                Map.of());
        return made;
    }

    private String control(Path root) throws IOException, InterruptedException {
        return """
            Package: hearth
            Version: %s
            Architecture: %s
            Maintainer: The Hearth authors <hearth@localhost>
            Installed-Size: %d
            Depends: libc6, libgtk-3-0 | libgtk-3-0t64, libxtst6
            Recommends: fonts-noto-cjk
            Section: net
            Priority: optional
            Description: private messenger that needs nothing but an MQTT broker
             People meet on a broker that one of them starts with the program, or on any
             that is already there. No account, no server of ours, no internet.
            """.formatted(version, architecture(), Trees.size(root) / 1024);
    }

    private String architecture() throws IOException, InterruptedException {
        return tools.run(List.of("dpkg", "--print-architecture"), Path.of("."), Map.of())
                .strip();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static final String MENU = """
        [Desktop Entry]
        Type=Application
        Name=Hearth
        GenericName=Messenger
        GenericName[zh_CN]=即时通讯
        Comment=A private messenger that needs nothing but an MQTT broker
        Comment[zh_CN]=只需要一个 MQTT 代理的私密聊天程序
        Exec=/opt/hearth/bin/hearth %u
        Icon=hearth
        Terminal=false
        Categories=Network;InstantMessaging;
        MimeType=x-scheme-handler/hearth;
        StartupWMClass=chat.hearth.ui.app.HearthApp
        """;

    private static final String COPYRIGHT = """
        Hearth, Copyright 2026 the Hearth authors, Apache License 2.0
        (/usr/share/common-licenses/Apache-2.0).

        It contains work of others. Their texts lie in the jars of /opt/hearth/lib/app, those of
        Java in /opt/hearth/lib/runtime/legal (GPL 2 with the Classpath Exception).
        """;

    private static final String FAREWELL = """
        #!/bin/sh
        set -e
        if [ "$1" = remove ]; then
            echo "Hearth is removed. What people wrote is kept: it lies in each user's folder" \\
                "~/.local/share/hearth, or in hearth below XDG_DATA_HOME. Delete that folder to delete it."
        fi
        """;
}
