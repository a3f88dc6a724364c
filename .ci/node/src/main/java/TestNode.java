import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One node on loopback, alone in its cluster: TestNode FOLDER PORT [attended]. It ends with a
 * signal; an attended one also with its standard input, so that it does not outlive who started it.
 */
public final class TestNode extends Node {
  private TestNode(Settings settings) {
    super(
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "quoth"),
        List.<Class<? extends Plugin>>of(Netty4Plugin.class, MapperExtrasPlugin.class),
        true);
  }

  public static void main(String[] args) throws Exception {
    TestNode node =
        new TestNode(
            Settings.builder()
                .put("path.home", Path.of(args[0]))
                .put("cluster.name", "quoth")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", args[1])
                .put("transport.type", "netty4")
                .put("http.type", "netty4")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    node.close();
                  } catch (Exception e) {
                    e.printStackTrace();
                  }
                }));
    if (args.length > 2) {
      Thread attended =
          new Thread(
              () -> {
                try {
                  System.in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  // it has ended too
                }
                System.exit(0);
              });
      attended.setDaemon(true);
      attended.start();
    }
    node.start();
    Thread.currentThread().join();
  }
}
