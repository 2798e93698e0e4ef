// What SANY says of each file: java -cp tla2tools.jar SanyAnswers.java LIST LIBRARIES. LIST is a file with a path a line, LIBRARIES a list of folders
// separated by ':'. Prints a line a file: path, answer of the parser, answer of the whole (accept, reject, or crash), first message; separated by tabs.
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.output.LogLevel;
import tla2sany.output.SanyOutput;
import tla2sany.output.SimpleSanyOutput;
import util.SimpleFilenameToStream;
import util.ToolIO;

public class SanyAnswers {
  private static final long STACK = 512L << 20;
  private static final long MILLISECONDS = 60_000;

  private String parsed = "reject";
  private String resolved = "reject";
  private String message = "";

  public static void main(String[] args) throws Exception {
    String[] libraries = args[1].isEmpty() ? new String[0] : args[1].split(File.pathSeparator);
    for (String path : Files.readAllLines(Path.of(args[0]))) {
      SanyAnswers answers = new SanyAnswers();
      Thread thread = new Thread(null, () -> answers.ask(new File(path), libraries), "sany", STACK);
      thread.setDaemon(true);
      thread.start();
      thread.join(MILLISECONDS);
      if (thread.isAlive()) answers.resolved = "timeout";
      System.out.println(path + "\t" + answers.parsed + "\t" + answers.resolved + "\t" + answers.message.strip().replaceAll("\\s+", " "));
      System.out.flush();
    }
    System.exit(0);
  }

  private void ask(File file, String[] libraries) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try {
      ToolIO.setUserDir(file.getParent());
      ToolIO.setMode(ToolIO.TOOL);
      ToolIO.reset();
      SpecObj spec = new SpecObj(file.getName(), new SimpleFilenameToStream(libraries));
      SanyOutput output = new SimpleSanyOutput(new PrintStream(log), LogLevel.ERROR);
      SANY.frontEndInitialize();
      SANY.frontEndParse(spec, output);
      if (!spec.parseErrors.isSuccess() || spec.getErrorLevel() != 0) return;
      parsed = "accept";
      SANY.frontEndSemanticAnalysis(spec, output, true);
      if (spec.semanticErrors.isSuccess() && spec.getErrorLevel() == 0) resolved = "accept";
    } catch (Exception e) {
      message = " " + e;
    } catch (Error e) {
      resolved = "crash";
      message = " " + e;
    } finally {
      message = log + message;
    }
  }
}
