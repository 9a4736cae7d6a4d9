package io.consumerpipeline.operator.cluster;

import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;

/**
 * Hears of the end of a watch on a thread of its own. In fabric8 7.8.0 the mock server's own listener waits there for what it is just
 * sending, and that in turn for the event loop: on the loop's thread both wait for half a minute, and the server cannot be closed.
 */
final class WatchListener extends WebSocketListener {
  private final WebSocketListener listener;

  WatchListener(WebSocketListener listener) {
    this.listener = listener;
  }

  @Override
  public void onOpen(WebSocket socket, Response response) {
    listener.onOpen(socket, response);
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason) {
    listener.onClosing(socket, code, reason);
  }

  @Override
  public void onClosed(WebSocket socket, int code, String reason) {
    Thread.startVirtualThread(() -> listener.onClosed(socket, code, reason));
  }

  @Override
  public void onFailure(WebSocket socket, Throwable error, Response response) {
    Thread.startVirtualThread(() -> listener.onFailure(socket, error, response));
  }
}
