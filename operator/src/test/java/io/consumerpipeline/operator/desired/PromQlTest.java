package io.consumerpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The reader of expressions finds what the other tests rely on. */
class PromQlTest {
  @Test
  void seriesAreFoundWhenFunctionsLabelsAndRangesSurroundThem() {
    var expression = new PromQl("""
        histogram_quantile(0.95, sum by (le, sink) (rate(a_seconds_bucket{x="b_total", y=~"c|d"}[$__rate_interval]))) * 1000
        unless on (namespace, pipeline) ns:e:max{f="g"} == 1 or topk(5, h) > 1e3 and i""");

    assertThat(expression.series()).containsExactly("a_seconds_bucket", "h", "i", "ns:e:max");
    assertThat(expression.ranges()).containsExactly("$__rate_interval");
  }
}
