package io.consumerpipeline.e2e.scaling;

import io.consumerpipeline.e2e.scaling.Curve.Point;
import java.util.List;

/**
 * What was seen of a pipeline.
 *
 * @param wanted {@code spec.replicas} of its Deployment
 * @param ready pods that are ready
 * @param stored records that the database has, by their positions
 * @param end records of the topic, as the operator has it from the broker
 * @param lag of the group, from there too
 */
record Seen(Curve wanted, Curve ready, Curve stored, Curve end, Curve lag) {
  static Seen nothing() {
    return new Seen(new Curve(), new Curve(), new Curve(), new Curve(), new Curve());
  }

  Steps steps() {
    return new Steps(wanted.points());
  }

  /** Records of the topic that the database did not have, at each time that it had more than before. */
  List<Point> behind() {
    return stored.points().stream().map(point -> new Point(point.at(), Math.max(0, end.at(point.at()) - point.value()))).toList();
  }
}
