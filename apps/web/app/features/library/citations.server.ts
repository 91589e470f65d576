import { library } from "../../library.server.ts";

export type Cited = Readonly<{ cite: string; url?: string; doi?: string; seen: boolean }>;

/** The sources of one page, numbered in the order they are first leant on. */
export function citations() {
  const order: string[] = [];
  return {
    numberOf(source: string): number {
      if (!order.includes(source)) order.push(source);
      return order.indexOf(source) + 1;
    },
    list: (): readonly Cited[] => order.map((id) => library.sources[id]!),
  };
}
