import { z } from "zod";
import type { Sheet, SheetLine } from "./summary.ts";

const words = (most: number) => z.string().max(most);

/** Lines with lines under them, so many levels deep: one that never ended would end whoever reads it. */
function line(levels: number): z.ZodType<SheetLine> {
  const own = { text: words(4000), basis: words(4000).exactOptional() };
  if (levels === 0) return z.strictObject(own);
  return z.strictObject({
    ...own,
    under: z
      .array(line(levels - 1))
      .max(200)
      .exactOptional(),
  });
}

/** A summary that was handed over: it comes from somebody else's browser, so it is held to its shape before it is shown or kept. */
export const sheetShape: z.ZodType<Sheet> = z.strictObject({
  title: words(200),
  language: z.string().regex(/^[a-z]{2}$/),
  when: z.iso.datetime().nullable(),
  version: words(64),
  sections: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z_]{1,40}$/),
        title: words(200),
        note: words(2000).exactOptional(),
        lines: z.array(line(3)).max(400),
      }),
    )
    .max(20),
});
