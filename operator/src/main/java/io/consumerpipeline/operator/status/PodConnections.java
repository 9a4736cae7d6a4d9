package io.consumerpipeline.operator.status;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.operator.pods.PodAnswer;
import io.consumerpipeline.operator.pods.PodReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What several pods say of one server, as one word. */
final class PodConnections {
  private static final Pattern REASON = Pattern.compile("[A-Za-z]([A-Za-z0-9_]{0,1022}[A-Za-z0-9])?");
  private static final int LONGEST_MESSAGE = 1024;

  private PodConnections() {}

  /** What pods answered, those that did. */
  static Stream<RuntimeStatus> answers(List<PodReport> pods) {
    return pods.stream().map(PodReport::answer)
        .flatMap(answer -> switch (answer) {
          case PodAnswer.Answered(var status) -> Stream.of(status);
          case PodAnswer.Silent _,PodAnswer.Pending _ -> Stream.of();
        });
  }

  /** Whether nobody has answered only because nobody has been asked: true for moments, after a start of pod or operator. */
  static boolean pending(List<PodReport> pods) {
    return answers(pods).findAny().isEmpty() && pods.stream().anyMatch(pod -> pod.answer() instanceof PodAnswer.Pending);
  }

  /** The connection that needs attention most; nothing if no pod answers. A pod that has not tried yet says nothing of the server. */
  static Optional<Connection> worst(List<PodReport> pods, Function<RuntimeStatus, Connection> server) {
    return answers(pods).map(server).max(Comparator.comparingInt(PodConnections::urgency));
  }

  /** The same of a server that not every pod knows of. */
  static Optional<Connection> worstKnown(List<PodReport> pods, Function<RuntimeStatus, @Nullable Connection> server) {
    return answers(pods).flatMap(status -> Stream.ofNullable(server.apply(status)))
        .max(Comparator.comparingInt(PodConnections::urgency));
  }

  private static int urgency(Connection connection) {
    return switch (connection.state()) {
      case Unknown -> 0;
      case Connected -> 1;
      case Unavailable -> 2;
      case Misconfigured -> 3;
    };
  }

  /** The pod's own word for it, if it has one that a condition may carry. */
  static String reason(Connection connection, Reason otherwise) {
    var reason = connection.reason();
    return reason != null && REASON.matcher(reason).matches() ? reason : otherwise.name();
  }

  /** The pod's own sentence, if it has one. */
  static String message(Connection connection, String otherwise) {
    var message = connection.message();
    return message == null || message.isBlank()
        ? otherwise
        : message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
  }
}
