import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes the program to install, for the system that this runs on: `mvn -Pdist` calls it.
/// Arguments: the program's jar, the folder of those it needs, the folder with the icons, the version, and the folder
/// for what is made.
public final class Dist {
    private Dist() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("JAR JARS ICONS VERSION OUT");
        }
        Path out = Path.of(arguments[4]).toAbsolutePath();
        Target target = Target.here();
        Tools tools = new Tools(target);
        tools.require();
        Trees.delete(out);
        Files.createDirectories(out);

        Path work = Files.createDirectories(out.resolve("work"));
        Icons icons = new Icons(Path.of(arguments[2]), work);
        String version = arguments[3];
        Jars jars = Jars.of(Path.of(arguments[0]), Path.of(arguments[1]), target, work);
        Path java = new LinkedJava(tools, target).link(jars, work);
        new StyleSheets(tools, java).compile(jars.own(), work);
        Image image = Image.make(tools, target, version, jars, java, icons.of(target), out.resolve("image"));
        image.train(work);
        Path installer = new Installer(tools, target, version).make(image, icons, out);
        IO.println("Made " + image.folder() + "\nand  " + installer);
    }
}
