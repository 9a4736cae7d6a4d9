package io.consumerpipeline.operator.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.pods.PodState.Hindrance;
import io.consumerpipeline.operator.pods.PodState.Kind;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class PodStateTest {
  @Test
  void podIsReadyWhenItsConditionSaysSo() {
    assertThat(PodState.of(pod("podIP: 10.0.0.1\n  conditions: [{type: Ready, status: 'True'}]")))
        .contains(new PodState("p", "u", "10.0.0.1", true, null));
  }

  @Test
  void podThatHasEndedIsNone() {
    assertThat(PodState.of(pod("phase: Failed"))).isEmpty();
  }

  @Test
  void podThatIsAboutToGoIsNone() {
    var pod = pod("podIP: 10.0.0.1");
    pod.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");

    assertThat(PodState.of(pod)).isEmpty();
  }

  @Test
  void reasonIsTheSameBeforeAndWhileTheKubeletBacksOff() {
    var first = pod("containerStatuses: [{name: consumer, image: 'x:1', state: {waiting: {reason: ErrImagePull, message: m}}}]");
    var later = pod(
        "containerStatuses: [{name: consumer, image: 'x:1', state: {waiting: {reason: ImagePullBackOff, message: n}}}]");

    assertThat(PodState.of(first)).isEqualTo(PodState.of(later));
    assertThat(PodState.of(first).orElseThrow().hindrance())
        .isEqualTo(new Hindrance(Kind.ImagePullBackOff, "image x:1 cannot be pulled"));
  }

  @Test
  void reasonIsTheSameWhileAContainerRunsBetweenTwoCrashes() {
    var ended = "lastState: {terminated: {exitCode: 1, message: \"first\\nlast line\\n\"}}";
    var waiting = pod(
        "containerStatuses: [{name: consumer, ready: false, state: {waiting: {reason: CrashLoopBackOff}}, " + ended + "}]");
    var running = pod("containerStatuses: [{name: consumer, ready: false, state: {running: {}}, " + ended + "}]");

    assertThat(PodState.of(waiting)).isEqualTo(PodState.of(running));
    assertThat(PodState.of(waiting).orElseThrow().hindrance())
        .isEqualTo(new Hindrance(Kind.CrashLoopBackOff, "container consumer ended with code 1: last line"));
  }

  @Test
  void crashIsForgottenWhenTheContainerIsReadyAgain() {
    var pod = pod(
        "containerStatuses: [{name: consumer, ready: true, state: {running: {}}, lastState: {terminated: {exitCode: 1}}}]");

    assertThat(PodState.of(pod).orElseThrow().hindrance()).isNull();
  }

  @Test
  void podIsUnschedulableWhenNoNodeTakesIt() {
    var pod = pod(
        "conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: '0/1 nodes are available'}]");

    assertThat(PodState.of(pod).orElseThrow().hindrance())
        .isEqualTo(new Hindrance(Kind.Unschedulable, "0/1 nodes are available"));
  }

  private static Pod pod(String status) {
    return Serialization.unmarshal("apiVersion: v1\nkind: Pod\nmetadata: {name: p, uid: u}\nstatus:\n  " + status + "\n",
        Pod.class);
  }
}
