import assert from "node:assert/strict";
import { test } from "node:test";
import { countRequests } from "./metrics.ts";

/** Samples of Prometheus' text format, by the grammar of its documentation (exposition format 0.0.4). */
function read(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const typed = new Set<string>();
  assert.ok(text.endsWith("\n"));
  for (const line of text.slice(0, -1).split("\n")) {
    const comment = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line);
    if (comment) {
      if (comment[1] === "TYPE") {
        assert.match(comment[3]!, /^(counter|gauge|histogram)$/);
        assert.ok(!typed.has(comment[2]!), `${line} comes twice`);
        typed.add(comment[2]!);
      }
      continue;
    }
    const sample = /^([a-zA-Z_:][\w:]*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (\S+)$/.exec(line);
    assert.ok(sample, `not a sample: ${line}`);
    assert.ok(Number.isFinite(Number(sample[3])), line);
    assert.ok(
      typed.has(sample[1]!.replace(/_(bucket|sum|count)$/, "")) || typed.has(sample[1]!),
      `${line} has no type`,
    );
    const key = `${sample[1]}{${sample[2] ?? ""}}`;
    assert.ok(!samples.has(key), `${key} comes twice`);
    samples.set(key, Number(sample[3]));
  }
  return samples;
}

test("requests, their time and what was refused are told in Prometheus' format", () => {
  const metrics = countRequests();
  metrics.answered("GET", "/causes/:id", 200, 0.003);
  metrics.answered("GET", "/causes/:id", 200, 0.3);
  metrics.answered("GET", "/causes/:id", 404, 60);
  metrics.refused("booking");
  const samples = read(metrics.text({ backroot_errands_due: { help: "Errands.", value: 4 } }));
  const route = 'route="/causes/:id"';
  for (const [key, value] of [
    [`backroot_http_requests_total{method="GET",${route},status="200"}`, 2],
    [`backroot_http_requests_total{method="GET",${route},status="404"}`, 1],
    ['backroot_http_refused_total{door="booking"}', 1],
    [`backroot_http_request_duration_seconds_bucket{${route},le="0.005"}`, 1],
    [`backroot_http_request_duration_seconds_bucket{${route},le="0.25"}`, 1],
    [`backroot_http_request_duration_seconds_bucket{${route},le="0.5"}`, 2],
    [`backroot_http_request_duration_seconds_bucket{${route},le="+Inf"}`, 3],
    [`backroot_http_request_duration_seconds_count{${route}}`, 3],
    [`backroot_http_request_duration_seconds_sum{${route}}`, 60.303],
    ["backroot_errands_due{}", 4],
  ] as const)
    assert.equal(samples.get(key), value, key);
  assert.ok(samples.get("process_resident_memory_bytes{}")! > 1e6);
  assert.ok(Math.abs(samples.get("process_start_time_seconds{}")! - Date.now() / 1000) < 600);
});

test("a label cannot break out of its line", () => {
  const metrics = countRequests();
  metrics.answered('GE"T\n', "\\", 200, 0);
  const samples = read(metrics.text({}));
  assert.equal(samples.get('backroot_http_requests_total{method="GE\\"T\\n",route="\\\\",status="200"}'), 1);
});
