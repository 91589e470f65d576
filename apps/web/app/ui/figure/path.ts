/** A place on the picture, mm. */
export type Dot = readonly [x: number, y: number];

/** Numbers as a path takes them: parted by a space only where no sign parts them. */
export function written(numbers: readonly number[]): string {
  let text = "";
  for (const number of numbers) text += text === "" || number < 0 ? number : ` ${number}`;
  return text;
}

/** A line through whole millimetres, each told from the one before, so that a path stays short. */
export function line(dots: readonly Dot[], end: "z" | "" = "z"): string {
  let [x, y] = [Math.round(dots[0]![0]), Math.round(dots[0]![1])];
  const steps: number[] = [];
  const start = `M${written([x, y])}`;
  for (const [toX, toY] of dots.slice(1)) {
    const [dx, dy] = [Math.round(toX) - x, Math.round(toY) - y];
    if (dx === 0 && dy === 0) continue;
    steps.push(dx, dy);
    x += dx;
    y += dy;
  }
  return `${start}${steps.length > 0 ? `l${written(steps)}` : ""}${end}`;
}

/** A closed curve through the middles of the sides of a polygon, its corners rounded off; always drawn the same way round. */
export function smooth(dots: readonly Dot[], pull = 0.36): string {
  let area = 0;
  dots.forEach(([x, y], i) => {
    const [nextX, nextY] = dots[(i + 1) % dots.length]!;
    area += x * nextY - nextX * y;
  });
  const round = area < 0 ? dots.toReversed() : dots;
  const n = Math.round;
  let path = "";
  for (let i = 0; i < round.length; i++) {
    const [a, b, c] = [round[i]!, round[(i + 1) % round.length]!, round[(i + 2) % round.length]!];
    const enter = [n(b[0] + (a[0] - b[0]) * pull), n(b[1] + (a[1] - b[1]) * pull)];
    const leave = [n(b[0] + (c[0] - b[0]) * pull), n(b[1] + (c[1] - b[1]) * pull)];
    path += `${path === "" ? "M" : "L"}${written(enter)}Q${written([n(b[0]), n(b[1]), ...leave])}`;
  }
  return `${path}Z`;
}

/** How many numbers each command takes, and which of them are a place. */
const commands: Readonly<Record<string, readonly [count: number, ends: readonly number[]]>> = {
  M: [2, [0]],
  L: [2, [0]],
  Q: [4, [0, 2]],
  A: [7, [5]],
};

/** The ends of a path's lines, curves and arcs. */
export function dotsOf(d: string): readonly Dot[] {
  const dots: Dot[] = [];
  let [x, y] = [0, 0];
  for (const [, letter, text] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (text!.match(/-?\d+/g) ?? []).map(Number);
    const command = commands[letter!.toUpperCase()];
    if (command === undefined) continue;
    const relative = letter !== letter!.toUpperCase();
    const [count, ends] = command;
    for (let i = 0; i + count <= numbers.length; i += count) {
      const [fromX, fromY] = relative ? [x, y] : [0, 0];
      for (const at of ends) {
        [x, y] = [fromX + numbers[i + at]!, fromY + numbers[i + at + 1]!];
        dots.push([x, y]);
      }
    }
  }
  return dots;
}
