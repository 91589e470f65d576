import { performance } from "node:perf_hooks";

/** Upper bounds in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Timing = { count: number; seconds: number; within: number[] };

/** What is counted of the requests of this process; it holds routes and statuses, and nothing of who asked. */
export type Metrics = ReturnType<typeof countRequests>;

export function countRequests() {
  const answers = new Map<string, number>();
  const timings = new Map<string, Timing>();
  const refusals = new Map<string, number>();
  return {
    answered(method: string, route: string, status: number, seconds: number): void {
      bump(answers, labels({ method, route, status: String(status) }));
      const key = labels({ route });
      let timing = timings.get(key);
      if (timing === undefined) {
        timing = { count: 0, seconds: 0, within: buckets.map(() => 0) };
        timings.set(key, timing);
      }
      timing.count++;
      timing.seconds += seconds;
      for (const [i, bound] of buckets.entries()) if (seconds <= bound) timing.within[i]!++;
    },

    refused(door: string): void {
      bump(refusals, labels({ door }));
    },

    /** In Prometheus' text format. @param gauges what else is told, by name */
    text(gauges: Readonly<Record<string, Readonly<{ help: string; value: number }>>>): string {
      const out: string[] = [];
      const family = (name: string, type: string, help: string) =>
        out.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
      family("backroot_http_requests_total", "counter", "Requests answered.");
      for (const [key, count] of answers) out.push(`backroot_http_requests_total{${key}} ${count}`);
      family("backroot_http_refused_total", "counter", "Requests refused for coming too often, by kind of door.");
      for (const [key, count] of refusals) out.push(`backroot_http_refused_total{${key}} ${count}`);
      const name = "backroot_http_request_duration_seconds";
      family(name, "histogram", "Time from a request's head to the end of its answer.");
      for (const [key, { count, seconds, within }] of timings) {
        for (const [i, bound] of buckets.entries()) out.push(`${name}_bucket{${key},le="${bound}"} ${within[i]}`);
        out.push(`${name}_bucket{${key},le="+Inf"} ${count}`, `${name}_sum{${key}} ${seconds}`);
        out.push(`${name}_count{${key}} ${count}`);
      }
      const { user, system } = process.cpuUsage();
      family("process_cpu_seconds_total", "counter", "Processor time used.");
      out.push(`process_cpu_seconds_total ${(user + system) / 1e6}`);
      const { rss, heapUsed } = process.memoryUsage();
      const own = {
        process_resident_memory_bytes: { help: "Memory this process takes.", value: rss },
        process_start_time_seconds: { help: "When this process began.", value: performance.timeOrigin / 1000 },
        nodejs_heap_used_bytes: { help: "Memory in use by the program.", value: heapUsed },
        nodejs_eventloop_utilization: {
          help: "Share of its life the event loop was busy, 0 to 1.",
          value: performance.eventLoopUtilization().utilization,
        },
      };
      for (const [gauge, { help, value }] of Object.entries({ ...own, ...gauges })) {
        family(gauge, "gauge", help);
        out.push(`${gauge} ${value}`);
      }
      return `${out.join("\n")}\n`;
    },
  };
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function labels(of: Readonly<Record<string, string>>): string {
  return Object.entries(of)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`)
    .join(",");
}
