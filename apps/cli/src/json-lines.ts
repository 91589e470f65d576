/** A line of a JSON Lines stream, or why there is none. `number` counts from 1. */
export type Line = Readonly<{ number: number; text: string } | { number: number; problem: string }>;

/** A case is a few hundred characters; a line longer than this is a mistake, and is passed over without being kept. */
export const longestLine = 1_000_000;

/** Splits bytes into lines. Memory stays flat: a line over `longestLine` bytes is dropped as it arrives. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  const line = (): Line => {
    number++;
    const kept = parts;
    const bytes = length;
    parts = [];
    length = 0;
    if (bytes > longestLine) {
      return { number, problem: `the line is ${bytes} bytes long; a case has at most ${longestLine}` };
    }
    try {
      return { number, text: decoder.decode(Buffer.concat(kept)) };
    } catch {
      return { number, problem: "the line is not UTF-8 text" };
    }
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10, from); end >= 0; end = chunk.indexOf(10, from)) {
      length += end - from;
      if (length <= longestLine) parts.push(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    length += chunk.length - from;
    if (length <= longestLine) parts.push(chunk.subarray(from));
    else parts = [];
  }
  if (length > 0) yield line();
}
